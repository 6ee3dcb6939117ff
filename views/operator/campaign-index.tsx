import type { SectionName } from '../../server/rules/campaign/campaign.ts'
import type { Part } from '../texts/operator.campaigns.ts'
import type { OperatorTexts } from '../texts/operator.ts'

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

/** The parts that have a page each, in their order. */
export const parts = [...new Set(Object.values(partOf))]

const sectionsOf = (part: Part) => (Object.keys(partOf) as SectionName[]).filter((name) => partOf[name] === part)

/** `shown`: the part whose page the link stands on; none on other pages */
type Place = { address: string; shown?: Part }

/** Returns where something in a part of the settings is, for a link. */
export function hrefIn(part: Part, anchor: string, { address, shown }: Place): string {
  return part === shown ? `#${anchor}` : `/operator/campaigns/${address}?part=${part}#${anchor}`
}

type Props = Place & { texts: OperatorTexts }

/** The way through the settings, in sight all along: on a wide screen every section, on a narrow one the headings alone. */
export const Index = ({ texts: { campaigns: texts }, ...place }: Props) => (
  <nav class="settings-index" aria-label={texts.index}>
    <a href={`/operator/campaigns/${place.address}/quiz`}>{texts.quiz}</a>
    {parts.map((part) => (
      <>
        <a
          class="settings-part"
          href={hrefIn(part, `part-${part}`, place)}
          aria-current={part === place.shown ? 'page' : undefined}
        >
          {texts.parts[part]}
        </a>
        <ul>
          {sectionsOf(part).map((name) => (
            // the form of a folded group, because a browser unfolds what holds the target
            <li>
              <a href={hrefIn(part, part === 'words' ? `${name}-form` : name, place)}>{texts.sections[name]}</a>
            </li>
          ))}
          {part === 'site' &&
            (['embed', 'share'] as const).map((panel) => (
              <li>
                <a href={hrefIn(part, panel, place)}>{texts.sections[panel]}</a>
              </li>
            ))}
        </ul>
      </>
    ))}
    <a class="settings-part" href="#file">
      {texts.parts.file}
    </a>
  </nav>
)
