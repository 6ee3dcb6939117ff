import { documentTextsIn } from '../../../views/texts/documents.ts'
import { defaultVoices } from '../quiz/quiz.ts'
import { fill } from '../texts/texts.ts'
import { contactIn, type Documented, organiserOf, paragraphsOf } from './facts.ts'

/** One part of a text as it is shown: a heading of the first or second rank, or a paragraph. */
export type Block = { kind: 'title' | 'heading' | 'paragraph'; text: string }

/**
 * Returns the whole consent, as it is shown and as its version is made from: its title, what the quiz asks visitors to agree to, and
 * the campaign's own words about it or the usual ones. Blank lines part its paragraphs; `# ` and `## ` begin headings. It holds no
 * dates and depends on no clock.
 */
export function consentText(campaign: Omit<Documented, 'schedule'>): string {
  const { settings, quiz } = campaign
  const { consent, sentence, templates } = documentTextsIn(quiz.language)
  const contact = contactIn(settings)
  const details = fill(settings.words.consentText ?? templates.consentText, {
    organiser: [sentence(capitalised(organiserOf(campaign))), settings.rules.registered].filter(Boolean).join(' '),
    recogniser: recogniserIn((settings.voice ?? defaultVoices[quiz.language]).recogniser),
    kept: consent.kept(quiz.consent.keptDays),
    withdrawal: consent.withdrawal(contact),
  })
  return [`# ${consent.title}`, ...paragraphsOf(quiz.consent.text), ...paragraphsOf(details)].join('\n\n')
}

/** Returns the parts of a consent's text, the way a page shows them. */
export function blocksOf(text: string): Block[] {
  return paragraphsOf(text).map((paragraph) => {
    const [, sign, heading] = /^(##?) +(.+)$/s.exec(paragraph) ?? []
    if (heading === undefined) return { kind: 'paragraph', text: paragraph }
    return { kind: sign === '#' ? 'title' : 'heading', text: heading }
  })
}

/** A recogniser is named after whose it is: `Yandex.ru_RU`. */
const recogniserIn = (name: string) => name.split('.')[0] ?? name

const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
