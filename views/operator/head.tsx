import type { Child } from 'hono/jsx'
import type { Frame } from './time.tsx'

type Props = Pick<Frame, 'texts' | 'staff'> & {
  heading: string
  /** which part of the pages is shown, if it is one of the menu's */
  part?: 'board' | 'campaigns' | 'log'
  children?: Child
}

/** The top of every page behind the sign-in: the other pages, who is signed in, the way out, and what the page is. */
export const Head = ({ heading, part, texts: { staff: texts }, staff: { name, role }, children }: Props) => (
  <header class="operator-head">
    <nav class="menu" aria-label={texts.menu}>
      <a href="/operator" aria-current={part === 'board' ? 'page' : undefined}>
        {texts.board}
      </a>
      <a href="/operator/campaigns" aria-current={part === 'campaigns' ? 'page' : undefined}>
        {texts.campaigns}
      </a>
      <a href="/operator/log" aria-current={part === 'log' ? 'page' : undefined}>
        {texts.log}
      </a>
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
      {children}
    </div>
  </header>
)
