import type { Consent } from '../../server/campaigns/campaigns.ts'
import type { Entry as EntryData, Stage as StageData } from '../../server/conversation/conversation.ts'
import type { Waiting } from '../../server/rules/campaign/campaign.ts'
import { Stage } from '../stage/stage.tsx'
import type { Texts } from '../texts/chat.ts'
import { Composer } from './composer.tsx'
import { Controls } from './controls.tsx'
import { Entry } from './entry.tsx'
import { NumberForm } from './number-form.tsx'
import { Portrait } from './portrait.tsx'
import { TroublePush } from './trouble.tsx'

type StageProps = { texts: Texts; stage: StageData }

/** Socket message: the current stage, and Pavel's mood in the header. */
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

/** Socket message: the composer and the buttons for this stage. Text being typed is kept. */
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

/** Socket message: chat entries. The upsert puts each in its place once, whatever their order and however often they are sent. */
export const EntriesPush = ({ texts, entries }: { texts: Texts; entries: readonly EntryData[] }) => (
  <hx-partial hx-target="#entries" hx-swap="upsert">
    {entries.map((entry) => (
      <Entry entry={entry} texts={texts} />
    ))}
  </hx-partial>
)

/** Socket message for a page whose scripts are from before: its next request makes it load itself again. */
export const LoadAgainPush = ({ path }: { path: `/${string}` }) => (
  <hx-partial hx-target="#conversation" hx-swap="innerHTML">
    <div hx-get={`${path}/conversation`} hx-trigger="load" />
  </hx-partial>
)

type ForgottenProps = { texts: Texts; consent: Consent; path: `/${string}`; waiting: Waiting }

/** Socket message for an erased visit: back to the number form. Removing the conversation also closes its socket. */
export const ForgottenPush = ({ texts, ...form }: ForgottenProps) => (
  <>
    <TroublePush />
    <hx-partial hx-target="#portrait" hx-swap="outerMorph">
      <Portrait />
    </hx-partial>
    <hx-partial hx-target="#conversation" hx-swap="innerHTML">
      <NumberForm texts={texts} {...form} isForgotten />
    </hx-partial>
  </>
)
