import { showTrouble } from './trouble.js'

/** Browsers read their list of voices after the page has asked for it. */
const voicesComeWithinMs = 1500

let isBlocked = false
let isVoiceKnown = false

const mute = document.querySelector('#muted')
mute.checked = localStorage.getItem('phone muted') === 'yes'
mute.addEventListener('change', () => {
  localStorage.setItem('phone muted', mute.checked ? 'yes' : 'no')
  explain()
})
globalThis.speechSynthesis?.addEventListener?.('voiceschanged', knowVoice)
setTimeout(knowVoice, voice() ? 0 : voicesComeWithinMs)
explain()

export function isMuted() {
  return mute.checked
}

/** Returns a voice of the page's language; undefined where the browser has none. */
export function voice() {
  const { lang } = document.documentElement
  return globalThis.speechSynthesis?.getVoices().find((voice) => voice.lang.startsWith(lang))
}

/** Takes note of whether the browser lets this page sound, which it does once somebody has pressed something. */
export function noteBlocked(blocked) {
  isBlocked = blocked
  explain()
}

function knowVoice() {
  isVoiceKnown = true
  explain()
}

function explain() {
  showTrouble('sound', isMuted() ? 'muted' : isVoiceKnown && !voice() ? 'voiceless' : isBlocked ? 'blocked' : null)
}
