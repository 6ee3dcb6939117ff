import type { Child } from 'hono/jsx'

/** The width of every plot in its own units: those of a telephone, so that its letters can be read there. */
export const plotWidth = 320

type Props = {
  id: string
  title: string
  description: string
  height: number
  /** what opens the table */
  tableName: string
  table: Child
  /** the table to take away, and the words of its link; none for what is in another table as well */
  csv?: { href: string; name: string }
  children: Child
}

/** A drawing with the table that it is made from behind it. Who cannot see it hears its title and its description. */
export const Plot = ({ id, title, description, height, tableName, table, csv, children }: Props) => (
  <figure class="plot" id={id}>
    <svg viewBox={`0 0 ${plotWidth} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-description`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {children}
    </svg>
    <details>
      <summary>{tableName}</summary>
      {table}
    </details>
    {csv && (
      <p class="log-links">
        <a href={csv.href} download>
          {csv.name}
        </a>
      </p>
    )}
  </figure>
)

/** Swatches and what they stand for. */
export const Legend = ({ entries }: { entries: { name: string; kind: string }[] }) => (
  <ul class="plot-legend">
    {entries.map(({ name, kind }) => (
      <li class={kind}>{name}</li>
    ))}
  </ul>
)
