export { longestComment, secondsOfComment } from './comments.ts'
export { secondsOfSpeech } from './seconds.ts'
export { longestSentence, readSentence } from './sentence.ts'
