import type { Voice } from '../../../scenario/protocol.ts'

/**
 * How Pavel sounds and listens where a quiz does not say otherwise; sources in voxengine.md.
 *
 * Speakers (§4): Yandex's neural voices are the only low male ones there in both languages from one provider, so that he is the
 * same person in either; `filipp` reads Russian stress right without markup, which other providers' voices need.
 *
 * Recognisers (§3): for Russian Yandex of the second generation, because it gives interim results: its third one gives none,
 * and final ones about two seconds late, which is the difference between a picture that reacts and one that does not. For
 * English Google: it gives interim results as well and is the only one that honours `phraseHints`; `phone_call` is its model
 * for 8 kHz telephone sound.
 *
 * Time-outs: 1,000 ms is the vendor's own default for the end of a phrase (§3, `asrEndOfPhraseDetectorTimeout`). An answer is a
 * word or two: whoever talks for ten seconds is not answering.
 */
export const usualVoices: Record<'ru' | 'en', Voice> = {
  ru: { speaker: 'Yandex.Neural.ru_RU_filipp', recogniser: 'Yandex.ru_RU', phraseEndMs: 1_000, longestSpeechMs: 10_000 },
  en: {
    speaker: 'Yandex.Neural.en_US_john',
    recogniser: 'Google.en_US',
    model: 'Google.phone_call',
    phraseEndMs: 1_000,
    longestSpeechMs: 10_000,
  },
}
