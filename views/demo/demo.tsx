import { addressOf } from '../assets/assets.ts'
import type { Texts } from '../texts/chat.ts'

/** `tag`: the address of the script that brings Pavel, and whose he is, where that is not the only campaign. */
type Props = { texts: Texts; tag: { src: string; campaign?: string } }

/**
 * An example of the sites that the chat is on: an invented conference's front page. All that it has of ours is the tag, as on any site;
 * the rest is its own.
 */
export const DemoPage = ({ texts, tag }: Props) => (
  <html lang={texts.language}>
    <head>
      <meta charset="utf-8" />
      <title>{texts.demo.title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={texts.demo.description} />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={addressOf('pavel.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={addressOf('demo.css')} />
      <script async src={tag.src} data-campaign={tag.campaign} />
    </head>
    <body>
      <main class="page">
        <Hero texts={texts} />
        <Programme texts={texts} />
      </main>
      <footer class="footer">{texts.demo.footer}</footer>
    </body>
  </html>
)

/** The conference's name, day, place and price. */
const Hero = ({ texts: { demo } }: { texts: Texts }) => (
  <header class="hero">
    <h1>
      <span class="visually-hidden">
        {demo.word}
        {demo.year}
      </span>
      <span class="hero-name" aria-hidden="true">
        {demo.word.slice(0, -1)}
        <RotaryDial />
        <span class="hero-year">{demo.year}</span>
      </span>
    </h1>
    <p class="hero-lead">{demo.lead}</p>
    <ul class="hero-facts">
      {demo.facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
    <p class="hero-quiz">{demo.quiz}</p>
  </header>
)

/** The day's talks. */
const Programme = ({ texts: { demo } }: { texts: Texts }) => (
  <section class="programme" aria-labelledby="programme">
    <h2 id="programme">{demo.programme.title}</h2>
    <ol class="talks">
      {demo.programme.talks.map((talk) => (
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

/** The last letter of the conference's name, drawn as a rotary dial. Decorative. */
const RotaryDial = () => (
  <svg class="hero-dial" viewBox="0 0 200 200" aria-hidden="true">
    <g class="dial-disc">
      <path class="dial-plate" fill-rule="evenodd" d="M100 0a100 100 0 1 1 0 200 100 100 0 1 1 0-200z" />
      {holes.map(({ digit, x, y }) => (
        <>
          <circle class="dial-hole" cx={x} cy={y} r="16" />
          <text class="dial-digit" x={x} y={y + 3.5}>
            {digit}
          </text>
        </>
      ))}
      <circle class="dial-hole" cx="100" cy="100" r="40" />
    </g>
    <circle class="dial-hub" cx="100" cy="100" r="14" />
    <path class="dial-stop" d="M166 132l22 14" />
  </svg>
)

const holes = Array.from({ length: 10 }, (_, index) => {
  const angle = ((-70 - index * 29) * Math.PI) / 180
  return { digit: (index + 1) % 10, x: Math.round(100 + 74 * Math.cos(angle)), y: Math.round(100 + 74 * Math.sin(angle)) }
})
