import type { Entry as Line, Stage as Shown } from '../../server/conversation/conversation.ts'
import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { Stage } from '../stage/stage.tsx'
import type { Texts } from '../texts/texts.ts'
import { Composer } from './composer.tsx'
import { Controls } from './controls.tsx'
import { Entry } from './entry.tsx'
import { NumberForm } from './number-form.tsx'
import { Portrait } from './portrait.tsx'
import { TroublePush } from './trouble.tsx'

type StageProps = { texts: Texts; stage: Shown }

/** The stage as it is now, for the socket. */
export const StagePush = ({ texts, stage }: StageProps) => (
  <>
    <hx-partial hx-target="#stage" hx-swap="outerMorph">
      <Stage stage={stage} texts={texts} />
    </hx-partial>
    <hx-partial hx-target="#portrait" hx-swap="outerMorph">
      <Portrait stage={stage} />
    </hx-partial>
  </>
)

/** The composer and the buttons that fit the stage, for the socket; what is being typed stays. */
export const ComposerPush = ({ texts, stage }: StageProps) => (
  <>
    <hx-partial hx-target="#controls" hx-swap="outerMorph">
      <Controls stage={stage} texts={texts} />
    </hx-partial>
    <hx-partial hx-target="#composer" hx-swap="outerMorph">
      <Composer stage={stage} texts={texts} />
    </hx-partial>
  </>
)

/** Entries for the socket, in any order and as often as one likes: each lands in its place once. */
export const EntriesPush = ({ texts, entries }: { texts: Texts; entries: readonly Line[] }) => (
  <hx-partial hx-target="#entries" hx-swap="upsert">
    {entries.map((entry) => (
      <Entry entry={entry} texts={texts} />
    ))}
  </hx-partial>
)

/** A fresh start for a browser whose visit has been erased; its socket goes with the conversation. */
export const ForgottenPush = ({ texts, quiz }: { texts: Texts; quiz: Quiz }) => (
  <>
    <TroublePush />
    <hx-partial hx-target="#portrait" hx-swap="outerMorph">
      <Portrait />
    </hx-partial>
    <hx-partial hx-target="#conversation" hx-swap="innerHTML">
      <NumberForm texts={texts} quiz={quiz} isForgotten />
    </hx-partial>
  </>
)
