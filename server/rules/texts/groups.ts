import * as v from 'valibot'
import { faultsOfTemplate, type TextFault, type TextRule } from './template.ts'

/** The engine says at most 1,500 characters at once (scenario/voxengine.md §4), and nobody listens for that long. */
const longest = { voice: 600, message: 300, bubble: 300, button: 30, document: 1000 } as const satisfies Record<
  TextRule['medium'],
  number
>

const rule =
  (medium: TextRule['medium']) =>
  <const Must extends string = never, const May extends string = never>(
    must: readonly Must[] = [],
    may: readonly May[] = [],
  ): TextRule<Must | May> => ({ medium, must, may, most: longest[medium] })

const [said, message, bubble, button] = [rule('voice'), rule('message'), rule('bubble'), rule('button')]
const written = rule('document')

/**
 * The texts that a campaign may put in its own words, in the groups of an editor, each with the variables that it must and may use. All
 * others are Pavel's own: the game depends on what they ask for, or they are seldom heard.
 */
export const textGroups = {
  pavel: {
    role: button(),
    launcher: button([], ['name']),
  },
  rules: {
    rulesHow: written([], ['rebuses']),
    rulesWho: written([], ['numbers']),
    rulesAttempt: written([], ['minutes']),
    rulesSpend: written([], ['where', 'until']),
    /** on request, in the middle of a game: it has to be short */
    rulesAloud: { ...said([], ['organiser', 'prizes']), most: 250 },
  },
  consent: {
    /** beside the box to tick */
    consentSentence: { ...written(['consent', 'rules']), most: 200 },
    consentText: { ...written(['organiser', 'kept', 'withdrawal'], ['recogniser']), most: 6000 },
  },
  greeting: {
    /** at the beginning of a call from a visitor, before the first question */
    welcome: said([], ['rebuses']),
    /** at the beginning of Pavel's own call, once the digits are right */
    welcomeCalled: said(),
    /** when a caller comes back into a game that was broken off */
    welcomeBack: said([], ['points', 'place']),
  },
  howToAnswer: {
    howTo: said(),
    noHint: said(),
  },
  prize: {
    finished: said(['points', 'prize']),
    finishedByMessage: said(['points', 'prize', 'ending']),
    finishedWithoutCode: said(['points', 'prize']),
    /** when a game has lasted as long as one may */
    countedAtCeiling: said(['points', 'prize']),
    /** in the chat, when nobody has called again in time */
    countedAsIs: bubble(['points', 'prize']),
    countedWithoutCode: bubble(['points', 'prize']),
    code: said(['code']),
    /** the text message */
    prizeMessage: message(['prize', 'code'], ['name']),
  },
  goodbye: {
    farewell: said(),
    /** after too long a silence */
    silentGoodbye: said(),
    /** when the visitor has hung up by the button in the chat */
    hangingUp: said(),
    /** when the server cannot go on with the call */
    goodbye: said(),
  },
  page: {
    chatGreeting: bubble([], ['name']),
    chatGreetingMore: bubble(),
    sendNumber: button(),
    callMe: button(),
    callMeAgain: button(),
    callForPrize: button(),
    copyCode: button(),
  },
} as const satisfies Record<string, Record<string, TextRule>>

type Groups = typeof textGroups
/** The name of a group of texts. */
export type TextGroup = keyof Groups

/** The name of a text that a campaign may put in its own words. */
export type CampaignText = { [Group in TextGroup]: keyof Groups[Group] }[TextGroup]

type RuleNamed<Name extends CampaignText> = {
  [Group in TextGroup]: Name extends keyof Groups[Group] ? Groups[Group][Name] : never
}[TextGroup]

/** The variables that a text may use. */
export type VariableOf<Name extends CampaignText> = RuleNamed<Name> extends TextRule<infer Variable> ? Variable : never

export const textRules: Record<CampaignText, TextRule> = Object.assign({}, ...Object.values(textGroups))
export const campaignTexts = Object.keys(textRules) as [CampaignText, ...CampaignText[]]

/** Returns what is wrong with a campaign's wording of this text; empty when it can be used. */
export function faultsOfText(name: CampaignText, wording: string): TextFault[] {
  return faultsOfTemplate(wording, textRules[name])
}

/** The wordings of a campaign, by the names of the texts; without one, Pavel says his own. Only usable ones parse. */
export const CampaignTexts = v.pipe(
  v.record(v.picklist(campaignTexts), v.pipe(v.string(), v.trim())),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const [name, wording] of Object.entries(dataset.value) as [CampaignText, string][])
      for (const { fault, ...details } of faultsOfText(name, wording))
        addIssue({ message: [name, fault, ...Object.values(details)].join(' '), input: wording })
  }),
)

export type CampaignTexts = v.InferOutput<typeof CampaignTexts>
