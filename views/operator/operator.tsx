import type { Board as Shown } from '../../server/conversation/conversation.ts'
import { TroublePush } from '../chat/trouble.tsx'
import { CallbackLine } from './callbacks.tsx'
import { Check, type Examined } from './check.tsx'
import { OperatorDocument } from './document.tsx'
import { Ended } from './ended.tsx'
import { Forget } from './forget.tsx'
import { Live } from './live.tsx'
import { type Frame, Transaction } from './time.tsx'

type Props = Frame & { board: Shown; examined: Examined }

/** The page `/operator`: who is on the line, who waits, how the calls were. */
export const OperatorPage = (props: Props) => (
  <OperatorDocument texts={props.texts} title={props.texts.title}>
    <header class="operator-head">
      <h1>{props.texts.heading}</h1>
      <p class="soft">{props.texts.zone(props.zone)}</p>
    </header>
    <Notice />
    <Board {...props} />
    <Forget texts={props.texts} />
  </OperatorDocument>
)

/** The part that changes: it asks for itself, and morphs in place, so that a button keeps its focus. */
export const Board = ({ board, examined, ...frame }: Props) => (
  <main id="board" hx-get="/operator/board" hx-trigger="every 3s" hx-swap="outerMorph">
    <Live calls={board.live} now={board.at} {...frame} />
    <CallbackLine callbacks={board.callbacks} {...frame} />
    <Ended calls={board.ended} {...frame} />
    <Check {...examined} {...frame} />
    <p class="updated soft">
      {frame.texts.updated} <Transaction at={board.at} isExact {...frame} />
    </p>
  </main>
)

/** The board for a page that is open: whatever was in trouble is not any more. `notice` tells what has been done. */
export const BoardNow = ({ notice, ...props }: Props & { notice?: string }) => (
  <>
    <Board {...props} />
    <TroublePush />
    {notice && (
      <hx-partial hx-target="#notice" hx-swap="outerHTML">
        <Notice text={notice} />
      </hx-partial>
    )}
  </>
)

const Notice = ({ text }: { text?: string }) => (
  <p id="notice" class="notice" role="status">
    {text}
  </p>
)
