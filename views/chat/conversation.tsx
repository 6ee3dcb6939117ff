import type { Entry as EntryData, Stage as StageData } from '../../server/conversation/conversation.ts'
import { Stage } from '../stage/stage.tsx'
import type { Texts } from '../texts/chat.ts'
import { Composer } from './composer.tsx'
import { Controls } from './controls.tsx'
import { Entry } from './entry.tsx'

type Props = { texts: Texts; stage: StageData; entries: readonly EntryData[]; after: number }

/**
 * A visit's chat, kept up to date by the socket. Its address says what the page has: the number of the last entry, `after`, and the
 * stage, by its `etag`. static/chat/wire.js keeps it current. An upsert makes a repeated entry harmless. The element itself swaps nothing (`hx-swap="none"`), so an unexpected
 * socket message cannot wipe the page; only `hx-partial` elements change it.
 */
export const Conversation = ({ texts, stage, entries, after }: Props) => (
  <div
    id="live"
    class="live"
    tabindex={-1}
    autofocus
    hx-ws:connect={`${stage.path}/socket?after=${after}&etag=${stage.etag ?? ''}`}
    hx-swap="none"
  >
    <Stage stage={stage} texts={texts} />
    <div class="log" id="log" role="log" aria-label={texts.chat.log} tabindex={0}>
      <ol id="entries" class="entries">
        {entries.map((entry) => (
          <Entry entry={entry} texts={texts} />
        ))}
      </ol>
    </div>
    <Controls stage={stage} texts={texts} />
    <Composer stage={stage} texts={texts} />
  </div>
)
