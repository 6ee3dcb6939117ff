// A scenario for the tests of /phone: Pavel answers, repeats what he hears and which keys he gets (but for the star),
// and does as he is told.
require(Modules.ASR)

VoxEngine.addEventListener(AppEvents.CallAlerting, ({ call, callerid, destination }) => {
  let asr = null
  call.addEventListener(CallEvents.Connected, () => {
    call.handleTones(true)
    say(`Звонит ${callerid} на ${destination}.`)
  })
  call.addEventListener(CallEvents.PlaybackFinished, listen)
  call.addEventListener(CallEvents.ToneReceived, ({ tone }) => tone === '*' || say(`Клавиша ${tone}.`))
  call.addEventListener(CallEvents.Disconnected, () => VoxEngine.terminate())
  if (callerid === '666') call.reject(603)
  else call.answer()

  function say(text) {
    if (asr) asr.stop()
    asr = null
    call.say(text, { voice: VoiceList.Yandex.Neural.ru_RU_filipp })
  }

  function listen() {
    asr = VoxEngine.createASR({ profile: ASRProfileList.Yandex.ru_RU, singleUtterance: false })
    asr.addEventListener(ASREvents.Result, ({ text }) => {
      if (text === 'прощай') call.hangup()
      else if (text === 'сломайся') fetch('/')
      else say(`Вы сказали: ${text}.`)
    })
    call.sendMediaTo(asr)
  }
})
