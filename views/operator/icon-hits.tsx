import { raw } from 'hono/html'
import type { NotationTexts } from '../texts/notation.ts'

/** An icon that was found: its name, what it is called, and its drawing as SVG. */
export type Hit = { name: string; label: string; svg: string }

/** The icons found by words; nothing before anything is looked for. */
export const IconHits = ({ texts, words, hits }: { texts: NotationTexts; words: string; hits: Hit[] }) => (
  <div id="icons" role="status">
    {hits.length > 0 ? (
      <ul class="icon-hits">
        {hits.map(({ name, label, svg }) => (
          <li>
            <span aria-hidden="true">{raw(svg)}</span>
            <span>
              <code>{name}</code> {label}
            </span>
          </li>
        ))}
      </ul>
    ) : (
      words.trim() !== '' && <p>{texts.icons.none}</p>
    )}
  </div>
)
