import type { EmptyWords } from './empty-words.ts'

/** Words of English conversation that name no thing. English endings tell little, so that verbs are listed, too. */
export const englishEmpty: EmptyWords = {
  alone: [
    // Pronouns, and words that point or ask.
    "i me my mine myself you your yours yourself he him his she her hers it its itself we us our ours they them their theirs i'm i'll",
    "i'd i've you're you'll you'd you've he's she's it's it'll we're we'll we've we'd they're they'll they've this that these those",
    "that's that'll there's here's what's who's where's how's when's what who whom whose which when where why how whatever whoever",
    'whichever whenever wherever somebody someone something anybody anyone anything everybody everyone everything nobody nothing none',
    'a an the one ones other others another each every all both some any few many much more most less least several such same else',
    // Auxiliaries, and words that join.
    "am is are was were be been being ain't isn't aren't wasn't weren't have has had having haven't hasn't hadn't do does did done doing",
    "don't doesn't didn't can can't cannot could couldn't will won't would wouldn't shall should shouldn't may might must mustn't need",
    "needn't ought let let's lets gonna wanna gotta gimme lemme dunno kinda sorta outta to of in on at with for from by about under over",
    'into onto up down off out as than like near through until till since during after before behind between against without within and',
    'or but nor so yet if unless because while although though whether then',
    // How much, how sure, how soon, how it is.
    'very really quite rather too pretty fairly totally completely absolutely entirely utterly literally actually honestly frankly',
    'seriously truly simply just only even still already again now soon later ago once twice almost nearly maybe perhaps probably possibly',
    'definitely certainly surely clearly obviously basically exactly precisely roughly somehow somewhat anyway anyhow anymore also either',
    'neither instead together alone away back here there everywhere somewhere anywhere nowhere never ever always sometimes often usually',
    'rarely today tomorrow yesterday tonight well badly fast slowly quickly loud loudly quietly aloud apparently presumably unfortunately',
    'sure certain uncertain unsure hard harder difficult tough tricky easy easier simple impossible possible confusing confused confusing',
    'lost stuck stumped puzzled baffled clueless ready busy sorry glad happy sad bad worse worst good better best great nice fine okay ok',
    'cool awesome amazing wonderful lovely perfect brilliant funny weird odd strange crazy silly stupid interesting clever smart cute',
    'right wrong true correct incorrect clear unclear long short little big able unable not no yes new free wait longer late early slow',
    // Interjections, greetings, thanks, oaths.
    "oh ooh ah aha ahh aw aww wow whoa woah hey heya hi hiya hello hullo howdy yo yup yep yeah yea yah ya ye nope nah uh um uhm hm hmm huh",
    'eh er erm oops whoops ouch ugh phew yikes yay hooray hurray jeez geez gee gosh golly blimey crikey dang darn damn damnit dammit shit',
    'crap bloody fuck fucking hell bye goodbye ciao cheers ta thanks thank thankyou please pardon excuse welcome okey dokey okie alright',
    'blah bla da na doo dum yada tada ta-da shush hush shh quiet shut bless holy heck moly enough rush afraid escapes escaped beyond fair',
    'alrighty righto roger indeed eureka amen hooray hallelujah voila anyways whatsoever sir madam maam',
    // Verbs.
    'know knows knew known knowing think thinks thinking thought say says said saying tell tells told telling hear hears heard hearing',
    'listen listens listening see sees seen seeing understand understands understood remember remembers forget forgets forgot forgotten',
    'believe believes mean means meant meaning guess guesses guessed guessing suppose supposes supposed wonder wonders wondering want wants',
    'wanted needs needed get gets got getting gotten give gives gave given giving go goes went gone going come comes came coming make makes',
    'made making take takes took taken taking keep keeps kept keeping put puts putting ask asks asked asking try tries tried trying speak',
    'speaks spoke speaking talking waiting waited stay stays stayed staying hang hanging hold holding looking looked looks seem seems',
    'seemed feel feels felt find finds found finding figure figured figuring solve solved solving begin begins began finish finished happen',
    'happens happened happening works worked working cares cared loves loved hate hates hoped hoping thanked appreciate matter matters',
    'bother bothering recall recalls imagine imagining consider considering decide decided deciding explain explained describe concentrate',
    'concentrating focus focusing struggle struggling ponder pondering process processing admit confess confessed apologize apologise sit sitting',
    'knock cut close closed open turn turned move moved moving bring brought pass carry stopping shouting yelling screaming interrupt interrupting disturb',
    'playing busy later quieter calm relax chill jesus christ lord goodness goodbye onto',
    'goodness stand sound sounds sounded read reading watching using used start starting started stop stopped stopping repeat repeated continue',
    'answering suggest propose bet agree agreed disagree choose chose chosen choosing pick picking leave leaving left reckon assume expect',
  ],
  beside: [
    'show play call',
    'testing test worries horses sec secs second seconds moment moments minute minutes time times bit thing things idea ideas clue clues mind minds look looks way ways',
    'word words question questions answer answers guess guesses line picture pictures puzzle riddle rebus game boy man dude bro mate pal',
    'buddy guys folks mom mum dad honey darling dear god heaven heavens lord sake name morning afternoon evening night day help brain head',
    'memory tongue chance luck thought thoughts talk work love hope care call try tip go earth world fun thinking kidding pavel part people',
        'life matter point case end start beginning rest lot lots couple hang blank foggiest faintest slightest deal trouble problem problems',
  ],
}
