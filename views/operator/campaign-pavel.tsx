import { calledIn } from '../texts/called.ts'
import { spokenIn } from '../texts/spoken.ts'
import { WordFields } from './campaign-words.tsx'
import type { FieldsProps } from './campaign.tsx'
import { TextField } from './field.tsx'
import { settingOf } from './setting.ts'

/** The fields of what Pavel is called, who he is, and what stands on the buttons of the chat. */
export const PavelFields = (props: FieldsProps) => {
  const { section, campaign, texts } = props
  const { pavel } = texts.campaigns
  const of = (name: string) => settingOf(section, name, texts)
  const called = calledIn(campaign.language, { name: section.typed.pavelName ?? '' })
  return (
    <>
      <TextField
        {...of('pavelName')}
        label={pavel.pavelName}
        hint={pavel.nameHint(spokenIn(campaign.language, called).robot)}
        placeholder={calledIn(campaign.language).name}
        maxlength={20}
        autocomplete="off"
        lang={campaign.language}
      />
      <WordFields {...props} />
    </>
  )
}
