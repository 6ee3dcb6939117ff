import type { CodeRehearsal, TableProblemKind, TierCodes } from '../../server/campaigns/codes/codes.ts'
import { CodeRehearsed } from './codes-rehearsal.tsx'
import type { DeskFrame } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'

/** What was typed and chosen, and what came of it. `isLost`: a file, which a page without a script cannot keep. */
export type Adding = {
  tierId: string
  text: string
  isLost: boolean
  result: CodeRehearsal | { problem: TableProblemKind | 'nothing' } | null
}

type Props = DeskFrame & { adding: Adding; tiers: TierCodes[] }

/** The form for new codes. First it shows what would happen; the file stays chosen, and is sent again with the last button. */
export const CodeAdding = ({ adding, tiers, ...frame }: Props) => {
  const { adding: words } = frame.texts.codes
  const rehearse = inCampaign(frame.choices, '/operator/codes/rehearsals')
  return (
    <section class="panel" id="code-adding" aria-labelledby="code-adding-heading">
      <h2 id="code-adding-heading">{words.heading}</h2>
      <p class="soft" id="code-adding-why">
        {words.why}
      </p>
      <form
        class="code-adding"
        method="post"
        action={rehearse}
        enctype="multipart/form-data"
        hx-post={rehearse}
        hx-target="#code-rehearsal"
        hx-select="#code-rehearsal"
        hx-swap="outerHTML"
        hx-disable="find button"
      >
        <label class="field-label" for="code-tier">
          {words.tier}
        </label>
        <select class="field" id="code-tier" name="tier">
          {tiers.map(({ tierId, title }) => (
            <option value={tierId} selected={tierId === adding.tierId}>
              {title}
            </option>
          ))}
        </select>
        <label class="field-label" for="code-file">
          {words.file}
        </label>
        <input
          class="field"
          type="file"
          id="code-file"
          name="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
          aria-describedby="code-adding-why"
        />
        <label class="field-label" for="code-text">
          {words.text}
        </label>
        <textarea class="field" id="code-text" name="text" rows={4} autocomplete="off" spellcheck={false}>
          {adding.text}
        </textarea>
        <button class="button" id="code-rehearse">
          {words.rehearse}
        </button>
        <CodeRehearsed adding={adding} {...frame} />
      </form>
    </section>
  )
}
