/** The engine's names (scenario/voxengine.md §1 to §4). Events have their documented strings. */
export const appEvents = {
  Started: 'Application.Started',
  CallAlerting: 'Application.CallAlerting',
  HttpRequest: 'Application.HttpRequest',
  Terminating: 'Application.Terminating',
  Terminated: 'Application.Terminated',
}

export const callEvents = {
  Connected: 'Call.Connected',
  Disconnected: 'Call.Disconnected',
  Failed: 'Call.Failed',
  Ringing: 'Call.Ringing',
  AudioStarted: 'Call.AudioStarted',
  PlaybackReady: 'Call.PlaybackReady',
  PlaybackStarted: 'Call.PlaybackStarted',
  PlaybackFinished: 'Call.PlaybackFinished',
  ToneReceived: 'Call.ToneReceived',
  RtpStopped: 'Call.RtpStopped',
  RtpResumed: 'Call.RtpResumed',
}

export const asrEvents = {
  Started: 'ASR.Started',
  CaptureStarted: 'ASR.CaptureStarted',
  SpeechCaptured: 'ASR.SpeechCaptured',
  InterimResult: 'ASR.InterimResult',
  Result: 'ASR.Result',
  ASRError: 'ASR.Error',
  Stopped: 'ASR.Stopped',
}

export const amdEvents = { DetectionComplete: 'AMD.Events.DetectionComplete', DetectionError: 'AMD.Events.DetectionError' }
export const amdResults = { HUMAN: 'HUMAN', VOICEMAIL: 'VOICEMAIL', TIMEOUT: 'TIMEOUT', CALL_ENDED: 'CALL_ENDED' }
export const amdSubtypes = { MIMIC: 'MIMIC', NONE: 'NONE' }
export const amdModels = { RU: 'ru', US: 'us', KZ: 'kz', EU_GENERAL: 'eu_general' }

export const vadEvents = {
  Result: 'Silero.VADEvents.Result',
  Reset: 'Silero.VADEvents.Reset',
  Error: 'Silero.VADEvents.Error',
  ConnectorInformation: 'Silero.VADEvents.ConnectorInformation',
}

export const modules = { ASR: 'asr', ApplicationStorage: 'applicationstorage', VoximplantAPI: 'voximplantapi' }

/** Paths in `VoiceList`. */
export const voices = [
  ...below('Yandex.Neural', 'ru_RU_', ['alena', 'filipp', 'ermil', 'jane', 'omazh', 'zahar', 'marina', 'madi_ru']),
  ...below('Yandex.Neural', 'en_US_', ['john']),
  ...below('YandexV3', 'ru_RU_', ['alena', 'filipp', 'ermil', 'jane', 'omazh', 'zahar', 'dasha', 'julia', 'lera', 'masha']),
  ...below('YandexV3', 'ru_RU_', ['marina', 'alexander', 'kirill', 'anton', 'madi_ru']),
  ...below('SaluteSpeech', 'ru_RU_', ['natalia', 'boris', 'marfa', 'taras', 'alexandra', 'sergey']),
  ...below('TBank', 'ru_RU_', ['Anna', 'Dima']),
  ...below('Google', 'ru_RU_', ['Standard_A', 'Standard_B', 'Standard_C', 'Standard_D', 'Standard_E']),
  ...below('Google', 'ru_RU_', ['Wavenet_A', 'Wavenet_B', 'Wavenet_C', 'Wavenet_D', 'Wavenet_E']),
  ...below('Google', 'en_US_', ['Neural2_A', 'Neural2_C', 'Neural2_D']),
  ...below('Microsoft.Neural', 'ru_RU_', ['SvetlanaNeural', 'DmitryNeural', 'DariyaNeural']),
  ...below('Microsoft.Neural', 'en_US_', ['JennyNeural']),
  ...below('Amazon', '', ['ru_RU_Tatyana', 'ru_RU_Maxim', 'en_US_Joanna']),
  ...below('Default', '', ['ru_RU_Female', 'ru_RU_Male', 'en_US_Female', 'en_US_Male']),
]

/** Paths in `ASRProfileList`. */
export const recognisers = [
  ...below('Yandex', '', ['ru_RU', 'en_US', 'auto']),
  ...below('YandexV3', '', ['ru_RU', 'en_US', 'auto']),
  ...below('Google', '', ['ru_RU', 'en_US', 'en_GB']),
  ...below('SaluteSpeech', '', ['ru_RU']),
  ...below('TBank', '', ['ru_RU']),
  ...below('Microsoft', '', ['ru_RU', 'en_US']),
  ...below('Amazon', '', ['en_US']),
  ...below('Deepgram', '', ['ru', 'en', 'en_US']),
]

/** Paths in `ASRModelList`. */
export const models = [
  ...below('Google', '', ['default', 'command_and_search', 'phone_call', 'video', 'phone_call_enhanced', 'video_enhanced']),
  ...below('Yandex', '', ['default', 'general', 'generalrc']),
  ...below('YandexV3', '', ['default', 'general', 'generalrc']),
  ...below('SaluteSpeech', '', ['default', 'general', 'media', 'callcenter']),
  ...below('TBank', '', ['default']),
]

function below(provider: string, prefix: string, names: readonly string[]): string[] {
  return names.map((name) => `${provider}.${prefix}${name}`)
}
