import type { Block } from '../../server/rules/documents/documents.ts'
import type { Texts } from '../texts/chat.ts'
import { Document } from './document.tsx'
import { Linked } from './linked.tsx'

type Props = {
  texts: Texts
  blocks: readonly Block[]
  /** that of the text, which may be from before */
  language: Texts['language']
  version: string
  isCurrent: boolean
  name: string
  /** the address of the style sheet of the campaign's colours */
  look: string | undefined
  path: `/${string}`
}

/** A campaign's consent to the processing of personal data, in one of its versions. */
export const ConsentPage = ({ texts, blocks, language, version, isCurrent, name, look, path }: Props) => {
  const { consent, rules } = texts.documents
  return (
    <Document texts={texts} title={`${consent.title}: ${name}`} sheet="paper.css" look={look}>
      <main class="paper">
        <p class="paper-of">
          <a href={path}>{rules.ofWhat(name)}</a>
        </p>
        {!isCurrent && (
          <p class="paper-former">
            {consent.former} <a href={`${path}/consent`}>{consent.current}</a>
          </p>
        )}
        <article lang={language}>
          {blocks.map((block) => (
            <Shown block={block} />
          ))}
        </article>
        <p class="paper-version">
          <a href={`${path}/consent/${encodeURIComponent(version)}`}>{consent.version(version)}</a>
        </p>
        <p class="paper-end">
          <a class="button" href={path}>
            {rules.back}
          </a>
          <a href={`${path}/rules`}>{consent.rules}</a>
        </p>
      </main>
    </Document>
  )
}

const Shown = ({ block: { kind, text } }: { block: Block }) => {
  if (kind === 'title') return <h1>{text}</h1>
  if (kind === 'heading') return <h2>{text}</h2>
  return (
    <p>
      <Linked text={text} />
    </p>
  )
}
