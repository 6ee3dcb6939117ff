import type { Texts } from '../texts.ts'

/** The conference's name, day, place and price. */
export const Hero = ({ texts: { page } }: { texts: Texts }) => (
  <header class="hero">
    <h1 class="hero-name">{page.word}<span class="hero-year">{page.year}</span></h1>
    <p class="hero-lead">{page.lead}</p>
    <ul class="hero-facts">{page.facts.map((fact) => <li>{fact}</li>)}</ul>
    <p class="hero-quiz">{page.quiz}</p>
  </header>
)
