import type { SectionName } from '../../server/rules/campaign/campaign.ts'
import type { Part } from '../texts/operator.campaigns.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import type { ShownSection } from './campaign.tsx'

/** Under which heading of the page a section stands. */
export const partOf: Record<SectionName, Part> = {
  basics: 'game',
  tickets: 'game',
  dates: 'game',
  pause: 'game',
  pavel: 'site',
  look: 'site',
  launcher: 'site',
  sites: 'site',
  rules: 'documents',
  consent: 'documents',
  calls: 'calls',
  voice: 'calls',
  greeting: 'words',
  howToAnswer: 'words',
  prize: 'words',
  goodbye: 'words',
  page: 'words',
}

/** Returns the sections under their headings, both in the order of the sections. */
export const partsOf = (sections: ShownSection[]): [Part, ShownSection[]][] => [
  ...Map.groupBy(sections, ({ name }) => partOf[name]),
]

type Props = { address: string; sections: ShownSection[]; texts: OperatorTexts }

/** The way through the page, in sight all along: on a wide screen every section, on a narrow one the headings alone. */
export const Index = ({ address, sections, texts: { campaigns: texts } }: Props) => (
  <nav class="settings-index" aria-label={texts.index}>
    <a href={`/operator/campaigns/${address}/quiz`}>{texts.quiz}</a>
    {partsOf(sections).map(([part, own]) => (
      <>
        <a class="settings-part" href={`#part-${part}`}>
          {texts.parts[part]}
        </a>
        <ul>
          {own.map(({ name }) => (
            // the form of a folded group, because a browser unfolds what holds the target
            <li>
              <a href={part === 'words' ? `#${name}-form` : `#${name}`}>{texts.sections[name]}</a>
            </li>
          ))}
          {part === 'site' && (
            <>
              <li>
                <a href="#embed">{texts.sections.embed}</a>
              </li>
              <li>
                <a href="#share">{texts.sections.share}</a>
              </li>
            </>
          )}
        </ul>
      </>
    ))}
    <a class="settings-part" href="#file">
      {texts.parts.file}
    </a>
  </nav>
)
