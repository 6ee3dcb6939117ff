/** How English machines put it, and how people do. Every pattern looks ahead a bounded number of characters, so that none is slow. */

const assistant = '(?:virtual|voice|digital|automated|ai|call|calling|phone|smart) (?:assistant|secretary|attendant|receptionist)'
const device = `(?:answering machine|voice ?mail|mailbox|google assistant|${assistant})`
const article = '(?:an? |the |some |your |my |his |her |some kind of |just |only |really ){0,3}'

/** What a person says: questions about Pavel, denials, and what they thought, do or were told. */
export const englishPersons = [
  `\\b(?:are you|you're|you are|is this|is that|is it) ${article}(?:kind of )?${device}`,
  `\\b(?:not|isn't|wasn't|ain't|no) ${article}${device}`,
  `\\b(?:thought|think|guess|sounds like|seems like|assumed) (?:it was |this was |it's |this is |you were |it is )?${article}${device}`,
  '\\b(?:do|should|must|can|could|shall|may|will) (?:i|we) [^.!?]{0,40}',
  "\\b(?:i|i'll|i will|i just|let me|gonna|going to) press \\w{1,8}|\\b(?:said|says|say|told me to) press \\w{1,8}",
  "\\b(?:don't|do not|want to|wanna|like to|didn't|not) leave [^.!?]{0,30}",
  '\\b(?:is|was|are) (?:this|the|my|our|your) calls? [^.!?]{0,20}',
]

const addressee =
  '\\b(?:caller|recipient|line you|wireless|cellular|person|number|subscriber|customer|party|user|mailbox|extension|owner)'
const states = '(?:is|are|has been)(?: currently| temporarily| now| presently){0,2}'

export const englishAnnouncements = [
  // It presents itself as a machine.
  `\\b(?:i'm|i am|this is|it's|my name is \\w{1,12}|speaking (?:to|with)|talking (?:to|with)|using|answered by) ` +
    `(?:an? |the |your |his |her |\\w{1,12}'s |\\w{1,12} ){0,2}(?:google assistant|${assistant})`,
  `\\b${assistant} (?:of|for|here|speaking)\\b`,
  '\\bcall screening (?:service|assistant)|screening service|screening (?:this|your) call',
  '\\b(?:record|state) your name and|say your name and (?:why|what|the (?:reason|purpose))',
  '\\b(?:record|state|tell|say|give)[^.!?]{0,30} (?:reason for (?:your call|calling)|purpose of (?:your|the|this) call)',
  '\\b(?:call screen(?:ing)?|call assist|spam (?:filter|blocker|protection|shield)) (?:is|for|by|from|service|assistant|enabled|has)|\\b(?:screened|protected|filtered) by\\b|\\bscreening (?:this|your|all|unknown|calls)',
  '\\bsubscriber you (?:have|are|dialed|called)|\\bplease (?:state|say) (?:your|the) (?:name|reason|purpose)|\\bwho (?:is|may i say is) calling and (?:why|the reason|what)[^.!?]{0,20} (?:tell|inform|pass|let)',
  "\\bi'll see if this person is available",
  // A mailbox.
  '\\bleave (?:a|your|me|us|him|her) [^.!?]{0,20}(?:message|name|number)',
  '\\b(?:message|name|number|details|speak|record|talk)[^.!?]{0,30} (?:after|at) the (?:tone|beep|signal)',
  '\\b(?:after|at) the (?:tone|beep|signal),?[^.!?]{0,20} (?:leave|record|speak|say|state)|\\brecord your message',
  "\\byou(?:'ve| have)(?: just)? reached (?!(?:the|a) wrong|my )",
  `\\b(?:the|this|your|his|her|their) (?:voice ?)?(?:mailbox|mail box|mail)(?: of [^.!?]{1,20})? (?:is full|is not set|has not been|cannot|can't|can not)`,
  "\\b(?:i|we)(?: am| are|'m|'re)? (?:can't|cannot|can not|unable to|not able to) (?:(?:come|get) to (?:the|my) phone|(?:take|answer) your call)",
  // The network.
  `${addressee}\\b[^.!?]{0,40} ${states} (?:not available|unavailable|not answering|not reachable|switched off|turned off|not accepting calls|` +
    'disconnected|not in service|no longer in service|out of (?:service|coverage|reach))',
  `${addressee}\\b[^.!?]{0,40} (?:can ?not|can't) be (?:reached|connected|completed)`,
  "\\bthe (?:person|caller|user|recipient|line|extension|mobile|number|subscriber|customer|party)(?: number| customer)? you(?: are|'re| have|'ve) (?:calling|trying|dial|called)",
  '\\bcall (?:cannot|can not|could not) be (?:completed|connected)',
  '\\b(?:check|verify) the number and (?:dial|try|call)|\\bplease hang up and (?:try|dial)|\\btry your call again',
  // A switchboard.
  '\\bplease (?:hold|wait|stay on the line|stand by)(?: the line)?,? (?:while|until|for the next|and (?:we|you|your|the|an?))|\\b(?:busy|assisting|engaged)[^.!?]{0,40} please hold',
  '\\b(?:high|higher|heavy|unusual|unusually high|large)(?: than (?:normal|usual|average))?(?: call)? (?:volumes?|traffic)\\b',
  '\\b(?:your|estimated|average|the) (?:wait(?:ing)?(?: time)?|hold time) (?:may|is|will|could)|\\bnext available (?:agent|representative|operator|specialist|advisor)',
  '\\b(?:menu|options) (?:options )?(?:have|has) (?:recently )?changed|\\blisten (?:carefully|closely)[^.!?]{0,20} (?:menu|options|following)',
  '\\b(?:thank you|thanks) for calling (?!me\\b|back\\b|again\\b|us\\b|pavel\\b)\\w|\\bwelcome to (?:the )?[^.!?]{1,30} (?:press|please|for|to speak)\\b',
  '\\b(?:for|to) [^.!?]{1,40},? (?:press|dial|say) (?:one|two|three|four|five|six|seven|eight|nine|zero|[0-9]|pound|star|the)\\b',
  '\\b(?:quality(?: assurance| control)?|training)(?: and (?:quality|training))? purposes',
  '\\b(?:forwarded|transferred|redirected|connected|diverted) to (?:an? |the )?(?:automated|automatic|voice ?mail|voice message|voice messaging|mailbox|operator|agent)',
  '\\bpress (?:one|two|three|four|zero|pound|star|[0-8])\\b',
  '\\byour call (?:is|may be|will be|has been)',
  '\\b(?:this call|all calls|calls) (?:is|are|may be|will be) (?:being )?(?:recorded|monitored|screened)',
  '\\bremain on the line|stay on the line (?:and|for the next|while we|until)|\\ball (?:of )?our (?:agents|operators|representatives)',
  '\\b(?:agents|operators|representatives|advisors|specialists|lines|circuits) are (?:currently |all |now |presently ){0,2}(?:busy|engaged|assisting)',
]
