import type { Texts } from '../texts.ts'
import { RotaryDial } from './rotary-dial.tsx'

/** The conference's name, day, place and price. */
export const Hero = ({ texts: { page } }: { texts: Texts }) => (
  <header class="hero">
    <h1>
      <span class="visually-hidden">
        {page.word}
        {page.year}
      </span>
      <span class="hero-name" aria-hidden="true">
        {page.word.slice(0, -1)}
        <RotaryDial />
        <span class="hero-year">{page.year}</span>
      </span>
    </h1>
    <p class="hero-lead">{page.lead}</p>
    <ul class="hero-facts">
      {page.facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
    <p class="hero-quiz">{page.quiz}</p>
  </header>
)
