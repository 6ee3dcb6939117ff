// A scenario for the tests of /phone. Pavel answers calls, or calls the number in the custom data. He repeats the speech and
// the keys that he receives, except for the star key, and a few words are commands. After «говори» he says something that the word
// «стоп» interrupts.
require(Modules.ASR)

VoxEngine.addEventListener(AppEvents.Started, () => {
  const number = VoxEngine.customData()
  if (!number) return
  const call = VoxEngine.callPSTN(number, '74951234567')
  call.addEventListener(CallEvents.Failed, ({ code }) => Logger.write(`Failed ${code}`))
  talk(call, `Звоню на ${number}.`)
})

VoxEngine.addEventListener(AppEvents.HttpRequest, ({ method, content }) => Logger.write(`${method} ${content}`))

VoxEngine.addEventListener(AppEvents.CallAlerting, ({ call, callerid, destination }) => {
  talk(call, `Звонит ${callerid} на ${destination}.`)
  if (callerid === '666') call.reject(603)
  else call.answer()
})

function talk(call, greeting) {
  let asr = null
  call.addEventListener(CallEvents.Connected, () => {
    call.handleTones(true)
    say(greeting)
  })
  call.addEventListener(CallEvents.PlaybackFinished, () => asr || listen())
  call.addEventListener(CallEvents.ToneReceived, ({ tone }) => tone === '*' || say(`Клавиша ${tone}.`))
  call.addEventListener(CallEvents.Disconnected, () => VoxEngine.terminate())

  function say(text) {
    if (asr) asr.stop()
    asr = null
    call.say(text, { voice: VoiceList.Yandex.Neural.ru_RU_filipp })
  }

  function sayOpenly(text) {
    say(text)
    listen((heard) => heard === 'стоп' && call.stopPlayback())
  }

  function listen(hear = answer) {
    asr = VoxEngine.createASR({ profile: ASRProfileList.Yandex.ru_RU, interimResults: true, singleUtterance: false })
    asr.addEventListener(ASREvents.Result, ({ text }) => hear(text))
    call.sendMediaTo(asr)
  }

  function answer(text) {
    if (text === 'прощай') call.hangup()
    else if (text === 'говори') sayOpenly('Говорю, говорю и говорю.')
    else if (text === 'сломайся') void fetch('/')
    else say(`Вы сказали: ${text}.`)
  }
}
