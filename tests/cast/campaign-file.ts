import { draftOf } from '../../server/rules/draft/draft.ts'
import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { plainPicture } from './picture-files.ts'
import { standardQuiz } from './server.ts'

type Json = Record<string, any>

/** Returns what is in the file of a campaign that somebody has set everything in, with a picture that is a file, and a draft. */
export async function campaignInFile(): Promise<Json> {
  const photograph = await plainPicture(400, 300).png().toBuffer()
  const quiz = plain(standardQuiz)
  quiz.rebuses[0].pictures.hard = { description: 'Зелёное поле.', file: 'field.png' }
  const draft = plain(draftOf(quiz as Quiz))
  draft.rebuses.push({ ...draft.rebuses[0], key: '77', answer: 'бочка', difficulty: 'сколько-то', isOff: true })
  return {
    format: 'pavel-campaign',
    version: 1,
    pavel: '2.0.0',
    name: 'Осень: «Алло»',
    address: 'autumn',
    language: 'ru',
    timeZone: 'Asia/Yekaterinburg',
    opensAt: '2026-01-05T06:00:00.000Z',
    closesAt: '2036-01-05T06:00:00.000Z',
    settings: {
      phoneNumber: '+78001002030',
      phoneNumberAbroad: '+74951234567',
      isPrizeByMessage: false,
      conference: { name: 'Алло', when: '5 мая', price: '20 000 ₽' },
      ticketLink: 'https://allo.example.com/tickets?promo={code}',
      conferenceDay: { firstDay: '2036-05-05', startsAt: '10:00', lastDay: '2036-05-06', endsAt: '18:00', place: 'Екатеринбург' },
      pavelName: 'Геннадий',
      corner: 'left',
      launcher: { distancePx: 40, layer: 900, theme: 'dark', motion: 'calm' },
      sharePicture: 'field.png',
      sites: ['https://allo.example.com'],
      callRules: { countries: ['RU', 'KZ'], kinds: ['mobile'] },
      isOnlyForTheseCountries: true,
      callHours: { from: 10, to: 20 },
      codeSources: { '100': 'pool' },
      voice: { speaker: 'Yandex.Neural.ru_RU_filipp', recogniser: 'Yandex.ru_RU' },
      hearing: { isInterruptible: false, detectsVoice: false },
      look: { accent: '#1d6b35', paper: '#ffffff' },
      rules: {
        organiser: 'ООО «Ромашка»',
        registered: 'ИНН 7700000000',
        contact: 'rules@allo.example.com',
        excludesStaff: true,
        spentUntil: '2036-02-01',
        more: 'Одно.',
      },
      words: { launcher: 'Поиграть' },
    },
    quiz,
    draft,
    pictures: { 'field.png': photograph.toString('base64') },
  }
}

/** Returns what is left of a value in JSON, to be changed at will. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

/** Returns the text of such a file, with changes that `change` makes. */
export async function fileWith(change: (file: Json) => void = () => {}): Promise<string> {
  const file = await campaignInFile()
  change(file)
  return JSON.stringify(file, null, 2)
}
