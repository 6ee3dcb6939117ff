import type { Closed } from '../../server/rules/campaign/campaign.ts'

/** What Pavel says, on the line and in the chat, while no new game can begin. */
export function closed(closed: Closed): string {
  switch (closed.why) {
    case 'before':
      return `Вы рановато: игра начнётся ${momentIn(closed.timeZone).format(closed.opensAt)}. Приходите, рептилоиды терпеливы.`
    case 'paused':
      return closed.sentence || 'Игра на паузе: даже рептилоидам иногда нужно погреться на камнях. Загляните позже.'
    case 'no number':
      return 'Мне ещё не провели телефон, так что позвонить пока некуда. Загляните позже: рептилоиды терпеливы, и связисты тоже.'
    case 'after':
      return 'Игра закончилась. Спасибо, что заглянули: с вами было тепло, а для меня это комплимент.'
  }
}

export const momentIn = (timeZone: string) =>
  new Intl.DateTimeFormat('ru', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })
