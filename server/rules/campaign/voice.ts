import { type CampaignVoice, defaultVoices, models, ownVoice, recognisers, speakers } from '../quiz/quiz.ts'
import { type Faults, faultsIn, isFaultless, type Section } from './fields.ts'

/** What can be chosen in a language, by the names of the engine. */
export type VoiceLists = Record<'speakers' | 'recognisers' | 'models', readonly string[]>

/** Returns what can be chosen in a language: only models of its recognisers' providers. */
export function voicesFor(language: 'ru' | 'en'): VoiceLists {
  const providers = recognisers[language].map(providerOf)
  const fitting = models.filter((model) => providers.includes(providerOf(model)))
  return { speakers: speakers[language], recognisers: recognisers[language], models: fitting }
}

/** How Pavel sounds, what listens to the caller, and how closely. */
export const voice: Section = {
  fields: ['speaker', 'recogniser', 'model', 'isInterruptible', 'detectsVoice'],
  typedOf({ language, settings }) {
    const { speaker, recogniser, model } = settings.voice ?? defaultVoices[language]
    const { isInterruptible, detectsVoice } = settings.hearing
    const hearing = { isInterruptible: ticked(isInterruptible), detectsVoice: ticked(detectsVoice) }
    return { speaker, recogniser, model: model ?? '', ...hearing }
  },
  read(typed, { language, settings }) {
    const { speaker = '', recogniser = '', model = '' } = typed
    const before = settings.voice ?? defaultVoices[language]
    const lists = voicesFor(language)
    const isKnown = (name: keyof CampaignVoice, list: readonly string[]) =>
      list.includes(typed[name] ?? '') || typed[name] === before[name]
    const isFitting = model === '' || providerOf(model) === providerOf(recogniser)
    const faults: Faults = faultsIn({
      speaker: !isKnown('speaker', lists.speakers) && { fault: 'not in the list' },
      recogniser: !isKnown('recogniser', lists.recognisers) && { fault: 'not in the list' },
      model: faultOfModel(model === '' || isKnown('model', lists.models), isFitting),
    })
    if (!isFaultless(faults)) return { faults }
    const chosen = ownVoice({ speaker, recogniser, model: model === '' ? undefined : model }, language)
    const hearing = { isInterruptible: typed.isInterruptible === 'on', detectsVoice: typed.detectsVoice === 'on' }
    return { change: { settings: { ...settings, voice: chosen, hearing } } }
  },
}

const ticked = (isTicked: boolean) => (isTicked ? 'on' : '')

/** Names in the engine begin with who provides them: `Yandex.ru_RU`. */
const providerOf = (name: string) => name.split('.')[0] ?? ''

function faultOfModel(isKnown: boolean, isFitting: boolean) {
  if (!isKnown) return { fault: 'not in the list' } as const
  return !isFitting && ({ fault: 'another provider' } as const)
}
