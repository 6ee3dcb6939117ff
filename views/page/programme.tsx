import type { Texts } from '../texts.ts'

/** The day's talks. */
export const Programme = ({ texts: { page } }: { texts: Texts }) => (
  <section class="programme" aria-labelledby="programme">
    <h2 id="programme">{page.programme.title}</h2>
    <ol class="talks">
      {page.programme.talks.map((talk) => (
        <li class="talk">
          <time class="talk-at">{talk.at}</time>
          <h3 class="talk-title">{talk.title}</h3>
          <p class="talk-by">{talk.by}</p>
          <p class="talk-about">{talk.about}</p>
        </li>
      ))}
    </ol>
  </section>
)
