import type { Message } from '../../server/doors/simulator/simulator.tsx'
import { addressOf } from '../assets/assets.ts'
import { Linked } from '../page/linked.tsx'
import { Scripts } from '../page/scripts.tsx'
import type { PhoneTexts } from '../texts/simulator.ts'

type Props = { messages: readonly Message[]; texts: PhoneTexts }

/** The text messages that have come to any telephone, the newest first. */
export const Messages = ({ messages, texts }: Props) => (
  <section id="messages" aria-labelledby="messages-heading">
    <h2 id="messages-heading">{texts.messages}</h2>
    <ol role="log" aria-labelledby="messages-heading">
      {messages.map((message) => (
        <MessageItem message={message} texts={texts} />
      ))}
    </ol>
    {messages.length === 0 && <p class="none">{texts.noMessages}</p>}
  </section>
)

/** Its link can be followed, as on a telephone. */
const MessageItem = ({ message: { number, from, to, at, text }, texts }: { message: Message; texts: PhoneTexts }) => (
  <li id={`message-${number}`}>
    <b>{from}</b>{' '}
    <small>
      {texts.messageTo} <span class="number">{to}</span>, <time datetime={at.toISOString()}>{clockTime(at)}</time>
    </small>
    <p>
      <Linked text={text} />
    </p>
  </li>
)

/** All messages on a page of their own, which asks for itself every other second. */
export const MessagesPage = ({ messages, texts }: Props) => (
  <html lang={texts.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={addressOf('pavel.svg')} type="image/svg+xml" />
      <title>{texts.messages}</title>
      <link rel="stylesheet" href={addressOf('phone.css')} />
      <Scripts />
    </head>
    <body class="phone">
      <header>
        <h1>
          <a href="/phone">{texts.toTelephone}</a>
        </h1>
      </header>
      <main
        hx-get="/phone/messages"
        hx-trigger="every 2s"
        hx-select="#messages"
        hx-target="#messages"
        hx-swap="outerMorph"
        aria-labelledby="messages-heading"
      >
        <Messages messages={messages} texts={texts} />
      </main>
    </body>
  </html>
)

/** For an open page of the telephone. */
export const MessagesUpdate = (props: Props) => (
  <hx-partial hx-target="#messages" hx-swap="outerMorph">
    <Messages {...props} />
  </hx-partial>
)

/** The clock of this machine, which is the one that whoever tries Pavel out looks at. */
const clockTime = (at: Date) => at.toTimeString().slice(0, 8)
