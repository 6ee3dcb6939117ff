import type { Child } from 'hono/jsx'
import type { Frame } from './time.tsx'

export type Part = MenuPart | 'closing'

type MenuPart = keyof typeof addresses

/** The parts of the menu, in the order of an organiser's day. */
const addresses = {
  now: '/operator',
  people: '/operator/people',
  answers: '/operator/answers',
  codes: '/operator/codes',
  figures: '/operator/figures',
  campaigns: '/operator/campaigns',
  log: '/operator/log',
} as const

type Props = Pick<Frame, 'texts' | 'staff'> & {
  heading: string
  /** which part of the pages is shown, if it is one of the menu's */
  part?: Part
  /** the campaign that is shown has closed */
  isOver?: boolean
  children?: Child
}

/** The top of every page behind the sign-in: the other pages, who is signed in, the way out, and what the page is. */
export const Head = ({ heading, part, isOver, texts: { staff: texts, closing }, staff: { name, role }, children }: Props) => (
  <header class="operator-head">
    <nav class="menu" aria-label={texts.menu}>
      {Object.entries(addresses).map(([name, address]) => (
        <a href={address} aria-current={part === name ? 'page' : undefined}>
          {texts.parts[name as MenuPart]}
        </a>
      ))}
    </nav>
    <form class="signed-in" method="post" action="/operator/sign-out">
      <span>
        <b>{name}</b> <span class="soft">{texts.roles[role]}</span>
      </span>
      <button class="button" id="sign-out">
        {texts.signOut}
      </button>
      <button class="button" id="sign-out-everywhere" formaction="/operator/sign-out/everywhere">
        {texts.everywhere}
      </button>
    </form>
    <div class="operator-title">
      <h1>{heading}</h1>
      {isOver && part !== 'closing' && <a href="/operator/closing">{closing.link}</a>}
      {children}
    </div>
  </header>
)
