import type { FC } from 'hono/jsx'
import type { SectionName } from '../../server/rules/campaign/campaign.ts'
import { BasicsFields } from './campaign-basics.tsx'
import { CallsFields, SitesFields } from './campaign-calls.tsx'
import { DatesFields, PauseFields } from './campaign-dates.tsx'
import { partOf } from './campaign-index.tsx'
import { LauncherFields } from './campaign-launcher.tsx'
import { LookCheck, LookFields } from './campaign-look.tsx'
import { PavelFields } from './campaign-pavel.tsx'
import { ConsentFields, RulesFields } from './campaign-rules.tsx'
import { TicketsFields } from './campaign-tickets.tsx'
import { VoiceFields } from './campaign-voice.tsx'
import { WordsFields } from './campaign-words.tsx'
import type { FieldsProps, ShownSection } from './campaign.tsx'
import type { Frame } from './time.tsx'

const fieldsOf: Record<SectionName, FC<FieldsProps>> = {
  basics: BasicsFields,
  tickets: TicketsFields,
  dates: DatesFields,
  pause: PauseFields,
  calls: CallsFields,
  sites: SitesFields,
  pavel: PavelFields,
  look: LookFields,
  launcher: LauncherFields,
  voice: VoiceFields,
  rules: RulesFields,
  consent: ConsentFields,
  greeting: WordsFields,
  howToAnswer: WordsFields,
  prize: WordsFields,
  goodbye: WordsFields,
  page: WordsFields,
}

/** A section of the settings, a form of its own. Groups of texts are folded, because most campaigns leave them to Pavel. */
export const Section = ({ section, ...props }: FieldsProps) => {
  const { name } = section
  const heading = <h3 id={`${name}-heading`}>{props.texts.campaigns.sections[name]}</h3>
  return (
    <section class="panel" id={name} aria-labelledby={`${name}-heading`}>
      {partOf[name] === 'words' ? (
        <details open={isAtWork(section)}>
          <summary>
            {heading}
            <OwnWords section={section} {...props} />
          </summary>
          <SectionForm section={section} {...props} />
        </details>
      ) : (
        <>
          {heading}
          <SectionForm section={section} {...props} />
        </>
      )}
    </section>
  )
}

/** Whether somebody has just sent it. */
const isAtWork = ({ isSaved, faults, overtaken }: ShownSection) =>
  isSaved === true || overtaken != null || Object.keys(faults ?? {}).length > 0

/** How many texts of a folded group are the campaign's own. */
const OwnWords = ({ section: { typed, texts: known }, texts: { campaigns } }: Frame & { section: ShownSection }) => {
  const own = Object.keys(known).filter((name) => typed[name]).length
  return <span class="soft">{campaigns.words.own(own, Object.keys(known).length)}</span>
}

const SectionForm = ({ section, ...props }: FieldsProps) => {
  const { name, mark } = section
  const { texts, campaign, staff } = props
  const action = `/operator/campaigns/${campaign.address}/${name}` as const
  const Fields = fieldsOf[name]
  return (
    <form
      class="settings-form"
      id={`${name}-form`}
      method="post"
      action={action}
      hx-post={action}
      hx-target={`#${name}`}
      hx-swap="outerHTML"
      hx-disable="find button"
    >
      <input type="hidden" name="mark" value={mark} />
      <fieldset disabled={staff.role !== 'operator'}>
        <legend class="visually-hidden">{texts.campaigns.sections[name]}</legend>
        <Fields section={section} {...props} />
      </fieldset>
      {staff.role === 'operator' && (
        <div class="settings-end">
          <button class="button" id={`${name}-save`}>
            {texts.campaigns.save}
          </button>
          <Outcome section={section} {...props} />
        </div>
      )}
      {name === 'look' && <LookCheck check={section.look} texts={texts} mayChange={staff.role === 'operator'} />}
    </form>
  )
}

const Outcome = ({ section: { isSaved, faults, overtaken }, texts: { campaigns: texts } }: Frame & { section: ShownSection }) => {
  const isFaulty = faults !== undefined && Object.keys(faults).length > 0
  return (
    <p role="status" class={isFaulty || overtaken ? 'bad' : 'settings-saved'}>
      {isSaved && texts.saved}
      {overtaken ? texts.overtaken : isFaulty && texts.refused}
    </p>
  )
}
