import { WordsFields } from './campaign-words.tsx'
import type { FieldsProps } from './campaign.tsx'
import { TextArea, TextField, Tick } from './field.tsx'
import { settingOf } from './setting.ts'

/** The fields of the rules: the facts that they are written from, then their words. */
export const RulesFields = (props: FieldsProps) => {
  const { section, campaign, texts } = props
  const { rules } = texts.campaigns
  const of = (name: string) => settingOf(section, name, texts)
  return (
    <>
      <p class="soft whole">
        {rules.why} <a href={`/c/${campaign.address}/rules`}>{rules.page}</a>
      </p>
      <TextField {...of('organiser')} label={rules.organiser} hint={rules.organiserHint} maxlength={120} autocomplete="off" />
      <TextField {...of('contact')} label={rules.contact} hint={rules.contactHint} maxlength={120} autocomplete="off" />
      <TextArea {...of('registered')} label={rules.registered} hint={rules.registeredHint} maxlength={500} />
      <TextField {...of('spentUntil')} label={rules.spentUntil} hint={rules.spentUntilHint} type="date" />
      <Tick {...of('excludesStaff')} label={rules.excludesStaff} />
      <TextArea {...of('more')} label={rules.more} hint={rules.moreHint} rows={4} maxlength={3000} lang={campaign.language} />
      <WordsFields {...props} />
    </>
  )
}

/** The fields of the consent: what stands beside the box to tick, and the document that it is about. */
export const ConsentFields = (props: FieldsProps) => {
  const { campaign, texts } = props
  const { consent } = texts.campaigns
  return (
    <>
      <p class="soft whole">
        {consent.why} <a href={`/c/${campaign.address}/consent`}>{consent.page}</a>
      </p>
      <WordsFields {...props} />
    </>
  )
}
