/** How long a voice takes to say this, by estimate. */
export const speakingMs = (text: string) => 500 + 70 * text.length

/** How long a brisk reader takes over it: what a phrase lasts when the telephone is muted. */
export const readingMs = (text: string) => 800 + 40 * text.length

/** When a phrase is over even though no browser has said so: the tab is gone, or its voice is stuck. */
export const longestMs = (text: string) => 1.5 * speakingMs(text) + 2000
