import type { Child } from 'hono/jsx'
import type { Entry, Stage } from '../../server/conversation/stage.ts'
import type { Quiz } from '../../server/rules/quiz/schema.ts'
import { addressOf } from '../../views/assets/assets.ts'
import { Chat, Launcher } from '../../views/chat/chat.tsx'
import { Composer } from '../../views/chat/composer.tsx'
import { Conversation } from '../../views/chat/conversation.tsx'
import { NumberForm, type NumberProblem } from '../../views/chat/number-form.tsx'
import { DemoPage } from '../../views/demo/demo.tsx'
import { Document } from '../../views/page/document.tsx'
import { type FailureKind, FailurePage } from '../../views/page/failure.tsx'
import { ListPage, NonePage } from '../../views/page/list.tsx'
import { Page } from '../../views/page/page.tsx'
import { ResultPage } from '../../views/page/result.tsx'
import { textsOf } from '../../views/texts/chat.ts'
import { desks } from './desks.tsx'
import { entriesOf } from './entries.ts'
import { Moods } from './moods.tsx'
import { papers } from './papers.tsx'
import { stages } from './stages.ts'

const waiting = { shows: 'open', changesInMs: null }

/** Returns every screen, by name; the chat's on our own page, or as in a frame on a site. */
export function samples(language: Quiz['language'], isInFrame = false): Record<string, Child> {
  const texts = textsOf(language)
  const page = (conversation: Child) => (
    <Document texts={texts} title={texts.pavel.name} {...(isInFrame && { frame: {} })}>
      {!isInFrame && <Launcher texts={texts} />}
      <Chat texts={texts} path="/c/allo" isWhole={isInFrame} isOpen>
        {conversation}
      </Chat>
    </Document>
  )
  const about = language === 'ru' ? conference.ru : conference.en
  const own = (changes: Partial<Parameters<typeof Page>[0]> = {}) => (
    <Page
      {...{
        texts,
        ticketLink: 'https://tickets.example.com',
        share: null,
        look: undefined,
        closed: null,
        calendar: '/c/allo/conference.ics',
        isOpen: false,
        isFormer: false,
        hasDemo: false,
        path: '/c/allo',
      }}
      {...about}
      {...changes}
    />
  )
  const shared = {
    texts,
    points: 32,
    most: 50,
    ticketLink: 'https://tickets.example.com',
    path: '/c/allo',
    share: null,
    look: undefined,
    picture: addressOf('pavel.svg'),
  } as const
  const form = (problem?: NumberProblem, values?: { phone?: string; consent?: boolean }) => (
    <NumberForm
      texts={texts}
      consent={{ version: '0123456789ab' }}
      path="/c/allo"
      waiting={waiting}
      problem={problem}
      values={values}
    />
  )
  const chat = (stage: Stage, entries: readonly Entry[] = entriesOf(language)) => (
    <Conversation texts={texts} stage={stage} entries={entries} after={entries.length} />
  )
  const refused = <Composer texts={texts} stage={stages(language).playing!} problem="stale" value="дедлайн" />
  const failure = (kind: FailureKind) => <FailurePage texts={texts} kind={kind} />
  return {
    ...desks(language),
    own: own(),
    'own-fresh': own({
      name: quizOf(language).title,
      conference: { name: '', when: '', price: '' },
      ticketLink: null,
      hasDemo: true,
    }),
    'own-before': own({ closed: { why: 'before', opensAt: new Date('2027-10-04T09:00:00Z'), timeZone: 'Europe/Moscow' } }),
    'own-paused': own({ closed: { why: 'paused', sentence: '' } }),
    'own-after': own({ closed: { why: 'after' } }),
    ...papers(language),
    result: <ResultPage {...shared} {...about} closed={null} />,
    'result-after': <ResultPage {...shared} {...about} closed={{ why: 'after' }} />,
    list: <ListPage texts={texts} campaigns={listedIn(language)} />,
    none: <NonePage texts={texts} hasOperator />,
    demo: <DemoPage texts={texts} tag={{ src: addressOf('embed.js'), campaign: 'allo' }} />,
    number: page(form()),
    'number-wrong': page(form('too short', { phone: '+7 900 12', consent: true })),
    'number-no-consent': page(form('no consent', { phone: '+7 900 123-45-67' })),
    'number-consent-changed': page(form('consent changed', { phone: '+7 900 123-45-67' })),
    'number-played': page(form('played', { phone: '+7 900 123-45-67', consent: true })),
    ...Object.fromEntries(
      Object.entries(stages(language)).map(([name, stage]) => [
        name,
        page(chat(stage, stage.state === 'waiting' ? entriesOf(language).slice(0, 1) : undefined)),
      ]),
    ),
    'answer-refused': page(<div class="live">{refused}</div>),
    'not-found': failure('not found'),
    broken: failure('broken'),
    'no-database': failure('no database'),
    starting: <FailurePage texts={texts} kind="starting" retrySeconds={3600} />,
    moods: <Moods texts={texts} />,
  }
}

const conference = {
  ru: {
    name: 'Осенняя школа разработки',
    conference: { name: 'Осенняя школа разработки', when: '14 октября 2027, Казань', price: 'Билет от 9 000 ₽' },
  },
  en: {
    name: 'Autumn School of Software',
    conference: { name: 'Autumn School of Software', when: '14 October 2027, Kazan', price: 'Tickets from 9,000 ₽' },
  },
}

function listedIn(language: Quiz['language']): Parameters<typeof ListPage>[0]['campaigns'] {
  const {
    name,
    conference: { when },
  } = conference[language]
  const opensAt = new Date('2027-12-01T09:00:00Z')
  return [
    { path: '/c/autumn', name, when, closed: null, language },
    { path: '/c/paused', name: 'Dev Days', when: '', closed: { why: 'paused', sentence: '' }, language },
    {
      path: '/c/winter',
      name: 'Winter Summit',
      when: '1–3 December 2027',
      closed: { why: 'before', opensAt, timeZone: 'Europe/Moscow' },
      language: 'en',
    },
  ]
}

function quizOf(language: Quiz['language']): Quiz {
  return {
    language,
    title: 'Интерком',
    voice: { speaker: 'speaker', recogniser: 'recogniser', phraseEndMs: 1000, longestSpeechMs: 10_000 },
    callHours: { from: 9, to: 21, timeZone: 'Europe/Moscow' },
    listenSeconds: 12,
    graceMinutes: 15,
    points: [10, 6, 3],
    forFun: [],
    scenes: {},
    tiers: [{ id: '10', atLeast: 0, discount: 10, title: 'Скидка 10 %', spoken: 'скидка десять процентов' }],
    consent: {
      text:
        language === 'ru'
          ? 'Согласен на обработку номера телефона ради этой игры: узнать звонок, не пустить второй раз и прислать приз.'
          : 'I agree that my phone number is processed for this game: to recognise the call, the second attempt, and the winner.',
    },
    rebuses: [],
  }
}
