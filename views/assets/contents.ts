/** The style sheets that pages name, and the files of `static/` that each one is put together from, in their order. */
export const styleSheets = {
  'chat.css': [
    'base.css',
    'page.css',
    'chat/chat.css',
    'chat/entries.css',
    'chat/forms.css',
    'chat/controls.css',
    'stage/stage.css',
    'stage/dial.css',
    'stage/remember.css',
    'stage/call-me.css',
    'stage/prize.css',
    'stage/share.css',
    'pavel/pavel.css',
    'pavel/moods.css',
  ],
  'demo.css': ['base.css', 'demo.css'],
  'paper.css': ['paper.css'],
  'report.css': ['operator/report.css'],
  'result.css': ['result.css'],
  'quiz-sheet.css': ['base.css', 'quiz-sheet/quiz-sheet.css'],
  'operator.css': [
    'base.css',
    'operator.css',
    'operator/answers.css',
    'operator/campaigns.css',
    'operator/checked-line.css',
    'operator/closing.css',
    'operator/codes.css',
    'operator/embed.css',
    'operator/figures.css',
    'operator/files.css',
    'operator/go-live.css',
    'operator/lists.css',
    'operator/log.css',
    'operator/notation.css',
    'operator/now.css',
    'operator/office.css',
    'operator/people.css',
    'operator/quiz.css',
    'operator/rehearsal.css',
    'operator/sign-in.css',
  ],
  'phone.css': [
    'base.css',
    'pavel/pavel.css',
    'simulator/simulator.css',
    'simulator/handset.css',
    'simulator/screen.css',
    'simulator/talk.css',
    'simulator/speech.css',
    'simulator/incoming.css',
    'simulator/beside-the-phone.css',
    'simulator/messages.css',
  ],
}

/** The scripts that pages name, as modules of `static/`, and all that each one imports. */
export const modules = {
  'chat/chat.js': ['chat/typed.js', 'chat/frame.js', 'chat/token.js', 'chat/rest.js', 'chat/copy.js', 'chat/wire.js'],
  'chat/waking.js': [],
  'operator/campaign.js': ['operator/colours.js', 'operator/copying.js'],
  'simulator/simulator.js': [
    'chat/typed.js',
    'simulator/clock.js',
    'simulator/keys.js',
    'simulator/loudspeaker.js',
    'simulator/microphone.js',
    'simulator/ring.js',
    'simulator/sound.js',
    'simulator/trouble.js',
    'simulator/voice.js',
  ],
}

/** What modules load when they need it: no page waits for it. */
export const loadedLater: Partial<Record<string, string[]>> = { 'chat/chat.js': ['chat/news.js'] }

/** htmx with the extensions that we use. It comes from its package, so the lock file pins its version. */
export const htmx = ['htmx.min.js', 'ext/hx-ws.min.js', 'ext/hx-upsert.min.js']
