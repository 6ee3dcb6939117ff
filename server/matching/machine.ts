import type { Language } from './decision.ts'

/** What only an answering machine, or the network itself, says to a caller. */
const phrases: Record<Language, RegExp> = {
  ru: /остав(ь|ьте|ить|ляйте) .{0,30}сообщени|после (звукового |длинного )?(сигнала|гудка)|голосов(ая|ую|ой) почт|автоответчик|абонент|вне зоны|не может (вам )?ответить|недоступен|виртуальн\S+ (секретар|ассистент)|нажмите (один|два|\d)/,
  en: /leave (a|your) (message|name)|after the (tone|beep)|voice ?mail|mailbox|answering machine|(is|are) (not available|unavailable)|can ?(no|')t (take|answer|come to) |the (person|number|subscriber) you|press (one|two|\d)/,
}

/** Whether these words are a machine's: they answer no rebus, and must not cost an attempt. */
export function isMachine({ heard, language }: { heard: string; language: Language }): boolean {
  return phrases[language].test(heard.toLowerCase().replaceAll('ё', 'е'))
}
