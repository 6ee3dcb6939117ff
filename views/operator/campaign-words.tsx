import type { EditedText } from '../../server/rules/campaign/campaign.ts'
import type { CampaignText } from '../../server/rules/texts/texts.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import type { FieldsProps } from './campaign.tsx'
import { TextArea } from './field.tsx'
import { settingOf } from './setting.ts'

/** A group of texts, with Pavel's own wordings in their places. */
export const WordsFields = (props: FieldsProps) => (
  <>
    <p class="soft whole">{props.texts.campaigns.words.why}</p>
    <WordFields {...props} />
  </>
)

/** The fields of a group of texts. */
export const WordFields = ({ section, campaign: { language }, texts }: FieldsProps) => {
  const { words } = texts.campaigns
  return (
    <>
      {Object.entries(section.texts).map(([name, text]) => (
        <TextArea
          {...settingOf(section, name, texts)}
          label={words.names[name as CampaignText]}
          hint={hintOf(text, texts)}
          placeholder={text.shipped}
          lang={language}
        />
      ))}
    </>
  )
}

function hintOf({ must, may, seconds, most }: EditedText, { campaigns: { words } }: OperatorTexts): string {
  const explained = (name: string) => (words.meanings[name] === undefined ? `{${name}}` : `{${name}} — ${words.meanings[name]}`)
  const list = (names: readonly string[]) => names.map(explained).join(', ')
  const parts = [
    must.length > 0 && words.must(list(must)),
    may.length > 0 && words.may(list(may)),
    seconds !== null && words.seconds(seconds),
    words.most(most),
  ]
  return parts.filter(Boolean).join(' ')
}
