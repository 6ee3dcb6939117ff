import type { Board as BoardData } from '../../server/conversation/now/now.ts'
import { TroublePush } from '../chat/trouble.tsx'
import { CallbackQueue } from './callbacks.tsx'
import { Check, type Examined } from './check.tsx'
import { type DeskFrame, DeskPage, NoticePush } from './desk-page.tsx'
import { Ended } from './ended-calls.tsx'
import { Live } from './live-calls.tsx'
import { Prizes } from './prizes.tsx'
import { Problems } from './problems.tsx'
import { type Frame, Timestamp } from './time.tsx'
import { Unsent } from './unsent.tsx'
import { Unusual } from './unusual.tsx'

/** `openPoints`: how many things are missing or would mislead people before this server is opened to them. */
type Props = Frame & { board: BoardData; openPoints: number; examined: Examined }

type PageProps = Props & DeskFrame & { notice?: string | undefined }

/** The page `/operator`: what is wrong, live calls with the visitors' screens, callbacks, ended calls, prizes, and unusual games. */
export const OperatorPage = ({ choices, notice, ...props }: PageProps) => (
  <DeskPage part="now" heading={props.texts.now.heading} {...{ choices, notice }} {...props}>
    <Board {...props} />
  </DeskPage>
)

/** The changing part of the page. It requests itself every three seconds and morphs in place, so a button keeps its focus. */
const Board = ({ board, openPoints, examined, ...frame }: Props) => (
  <main id="board" hx-get="/operator/board" hx-trigger="every 3s" hx-swap="outerMorph">
    <Problems board={board} openPoints={openPoints} {...frame} />
    <Live calls={board.live} now={board.at} {...frame} />
    <CallbackQueue callbacks={board.callbacks} use={board.use} {...frame} />
    <Ended calls={board.ended} {...frame} />
    <Prizes pools={board.pools} {...frame} />
    <Unsent unsent={board.unsent} {...frame} />
    <Unusual unusual={board.unusual} {...frame} />
    <Check {...examined} {...frame} />
    <p class="updated soft">
      {frame.texts.updated} <Timestamp at={board.at} isExact {...frame} />
    </p>
  </main>
)

/** The response to an open page: the board, and a cleared trouble notice. `notice` says what the operator's action has done. */
export const BoardUpdate = ({ notice, ...props }: Props & { notice?: string }) => (
  <>
    <Board {...props} />
    <TroublePush />
    {notice && <NoticePush text={notice} />}
  </>
)
