import type { RulesPart } from '../../server/rules/documents/documents.ts'
import type { Texts } from '../texts/chat.ts'
import { Document } from './document.tsx'
import { Linked } from './linked.tsx'

type Props = {
  texts: Texts
  parts: readonly RulesPart[]
  /** what the conference is called, or the campaign where it has no conference */
  name: string
  /** the address of the style sheet of its colours */
  look: string | undefined
  path: `/${string}`
}

/** The rules of a campaign. */
export const RulesPage = ({ texts, parts, name, look, path }: Props) => {
  const { rules } = texts.documents
  return (
    <Document texts={texts} title={`${rules.title}: ${name}`} description={rules.ofWhat(name)} sheet="paper.css" look={look}>
      <main class="paper">
        <p class="paper-of">
          <a href={path}>{rules.ofWhat(name)}</a>
        </p>
        <h1>{rules.title}</h1>
        {parts.map((part) => (
          <section id={part.name} aria-labelledby={`${part.name}-heading`}>
            <h2 id={`${part.name}-heading`}>{part.heading}</h2>
            <Part part={part} />
            {part.name === 'personal' && (
              <p>
                <a href={`${path}/consent`}>{rules.consentLink}</a>
              </p>
            )}
          </section>
        ))}
        <p class="paper-end">
          <a class="button" href={path}>
            {rules.back}
          </a>
        </p>
      </main>
    </Document>
  )
}

const Part = ({ part: { paragraphs, items = [], after = [] } }: { part: RulesPart }) => (
  <>
    <Paragraphs texts={paragraphs} />
    {items.length > 0 && (
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    )}
    <Paragraphs texts={after} />
  </>
)

const Paragraphs = ({ texts }: { texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <p>
        <Linked text={text} />
      </p>
    ))}
  </>
)
