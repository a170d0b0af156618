import { wordsOf } from "../tokens.ts";
import { EVERYDAY_WORDS } from "./everyday-words.ts";
import { PROPER_NAMES } from "./proper-names.ts";

/**
 * Everyday words and words of job ads, so that a plain word is never taken for a misspelt name
 * ("scale" is not Scala, "reach" is not React). Folded like the text that they are compared with.
 */
const WORDS = `
ability able about above accept access accepted according account accounting accurate achieve achieved across act acting action actions
active activities activity actual actually adapt add added adding addition additional address administration adopt advance advanced
advantage advice advise adviser affect afraid after afternoon again against agency agent agents ago agree agreement ahead aim aims
airline alert alive allow allowed allows almost alone along already alright also alternative although always amazing ambitious among
amount analyse analysed analyses analysis analyst analysts analytical analyze annual another answer answers anybody anyone anything
anyway anywhere apart apartment appear applicant applicants application applications applied apply applying appreciate approach
approaches appropriate april architect area areas around arrange article articles artist aside asked asking aspect aspects assess
assist assistant associate assume assure attend attention attitude audience august author available average avoid award aware away
bachelor bachelors background badly balance bank banking banks based basic basically basics basis beach because become becomes becoming
been before begin beginner beginning begun behaviour behind being belief believe below benefit benefits beside besides best better
between beyond bigger biology bit board body book books boring born boss both bottom bought brain brand brands bread break breaking
brief bright bring bringing broad broken brother brought budget build building builds built business businesses busy button buying
calendar call called calling calls came campaign campaigns candidate candidates cannot capable capacity card career careers careful
carefully carry cars case cases cash catch cause central century certain certainly chain challenge challenges challenging chance
change changed changes changing channel character charge chart charts cheap check checking chemistry chief child children choice
choose choosing chosen church circle cities city civil claim claims class classes classic classroom clean cleaning clear clearly
clever client clients climate close closed closely clothes club coach coaching code coding coffee cold colleague colleagues collect
collecting college colour combine come comes comfortable coming command comment commercial commit commitment common communicate
communication communications community companies company compare compared compensation compete competitive complete completed
completely complex computer computers concept concepts concern concerned conclusion condition conditions conduct conference confidence
confident confused connect connected consider considered considering constant construction consult consultant consulting consumer
contact contain content contents context continue continued contract contracts contribute control conversation conversations cook
cooking cool cooperation copy core corner corporate correct cost costs could council count countries country couple course courses
court cover covered cover create created creates creating creative credit crew criminal critical cross culture cultures curious
current currently customer customers cutting daily damage danger dark data date dates daughter days dead deal dealing deals debate
debt decade decent decide decided decision decisions deep deeper deeply defence define defined definitely degree degrees delay deliver
delivered delivering delivery demand demands dentist department departments depend depends depth describe described description
desert deserve design designed designer designers desire desk despite detail detailed details determine develop developed developer
developers developing development device devices difference differences different difficult digital dinner diploma direct direction
directly director discover discuss discussed discussion disease display distance divide doctor doctors document documents doing
dollar domain domains done door doubt down draft drama draw drawing drawn dream dreams dress drink drive driven driver drivers
driving drop dropped during duties duty each eager early earn earned earth easier easily east easy economic economics economy edge
edit editing editor education educational effect effective effectively effects effort efforts eight either elderly electric elegant
element else elsewhere email emails embed emergency emotional employ employed employee employees employer employment empty enable
encourage ended ending energy engage engaged engaging engine engineer engineered engineering engineers english enjoy enjoyed enjoying
enough ensure ensuring enter enterprise entire entirely entry environment environments equal equally equipment error especially
essential establish established estate estimate euro even evening evenings event events eventually ever every everybody everyday
everyone everything everywhere evidence exact exactly exam examine example examples exams excellent except exchange excited exciting
executive exercise exist existing expand expect expected expensive experience experienced experiences experiment experiments expert
expertise experts explain explained explaining explore exploring export express extend extended extensive extent extra extremely face
faced facilities facility facing fact factor factors factory facts fail failed failure fair fairly faith fall false familiar families
family famous fancy farm farmer fashion fast faster father favour favourite fear feature features federal feedback feel feeling
feelings feels fell felt female fewer field fields fifteen fifth fight figure figures file files fill film final finally finance
finances financial find finding findings fine finish finished fire firm firms first fish fitness five fixed fixing flat flash flexible
flight floor flow focus focused follow followed following food football force foreign forest forever forget forgot form formal former
forms forth forty forward found foundation founder four fourth frame framework frameworks free freedom freelance french frequent
frequently fresh friday friend friendly friends front fulfil full fully function functions fund funding funny further furthermore
future gain gained game games garden gather gave general generally generate generation gentle german getting gift girl give given
gives giving glad glass global goal goals goes going gold gone good goods google gotten government grad grade graduate graduated
graduation graphic graphics great greater green grew ground group groups grow growing grown growth guess guest guidance guide guy
guys habit habits hair half hall hand handle handled handling hands happen happened happening happens happy hard harder hardly
hardware hate have having head health healthcare healthy hear heard hearing heart heat heavily heavy height held hello help helped
helpful helping helps hence here hers herself high higher highest highly himself hire hired hiring history hobby hold holding holds
holiday home homes honest honestly hope hoped hopefully hoping hospital hospitals hotel hour hours house household houses housing
however huge human humans hundred hundreds hunting husband idea ideal ideally ideas identify identity image images imagine immediate
immediately impact implement implementation implemented implementing importance important improve improved improvement improving
inbox include included includes including income increase increased increasing indeed independent independently individual individuals
industrial industries industry influence inform information infrastructure initial initiative initiatives innovation innovative input
inside inspire instead institute institution insurance integrate integrated integration intelligence intend intended intense interest
interested interesting interests intermediate internal international internet intern interns internship internships interview
interviews introduce introduction invest investment invite involve involved involving issue issues italian item items itself january
japanese jobs join joined joining journal journalist journey judge july jumping june junior just keen keep keeping kept kid kids kill
kind kinda kindly kinds kitchen knew know knowing knowledge known knows label labels labour lack lacking land language languages
large largely larger largest last late lately later latest latter laugh launch law laws lawyer lawyers lay layer lead leader leaders
leadership leading leads learn learned learner learning learns learnt least leave leaving lecture led left legal less lesson lessons
letter letters letting level levels liberal library life lifetime light like liked likely likes limit limited limits line lines link
list listed listen listening lists literally literature little live lived lives living load loan local located location logic long
longer look looked looking looks lose loss lost lots loud love loved lovely loves low lower luck lucky lunch machine machines made
magazine mail main mainly maintain maintained maintaining maintenance major majority make maker makes making male manage managed
management manager managers managing manner manual manually manufacturing many march mark market marketing markets marriage married
mass master masters match material materials math mathematical mathematics maths matter matters maximum maybe mean meaning means
meant meanwhile measure measured measures mechanic mechanical media medical medicine meet meeting meetings member members memory
mental mention mentioned mentor mentors message messages method methodologies methods metal middle might mile military milk million
mind mine minimum minor minute minutes miss missing mission mistake mistakes mix mixed mobile mode model modelling models modern
moment monday money monitor monitoring month monthly months moral more moreover morning mornings mostly mother motivated motivation
motor mountain mouse mouth move moved movement moves movie moving much multiple music must myself name names nation national native
natural nature near nearly necessary need needed needing needs negative neither nervous network networks never nevertheless news
newspaper next nice night nights nine nobody noise none normal normally north note notes nothing notice november nowadays number
numbers numerous nurse nurses nursing object objective objectives obvious obviously occasion occasionally october offer offered
offering offers office officer offices official often okay older once ones ongoing online only onto open opened opening operate
operating operation operations operator opinion opportunities opportunity opposite option options oral orange order orders ordinary
organisation organisations organise organised original other others otherwise ought ours ourselves outcome outcomes outdoor outline
output outside over overall overview owned owner owners ownership pace pack package page pages paid pain paint painting pair pan panel
paper papers parent parents park part participate particular particularly parties partly partner partners partnership parts party
pass passed passion passionate past path patient patients pattern patterns pause payment payments peace people perfect perfectly
perform performance performed performing perhaps period permanent permit person personal personality personally persons perspective
phase phone photo photos physical physics pick picked picture pictures piece pieces pilot pilots pitch place placed places plan plane
planned planning plans plant plants plastic plate platform platforms play played player players playing please pleased pleasure plenty
plus pocket point points police policies policy political politics pool poor popular population portfolio position positions positive
possibility possible possibly post posted posts potential power powerful practical practice practices practise prefer preferably
preferred prepare prepared preparing presence present presentation presentations presented presenting president press pressure pretty
prevent previous previously price prices pride primary prime principal principle principles print prior priorities priority private
probably problem problems procedure procedures proceed process processes processing produce produced product production products
profession professional professionals professor proficiency proficient profile profit program programme programmer programmers
programming programs progress project projects promise promote proper properly property propose protect protection proud prove proven
provide provided provider provides providing proving public publish published publishing pull purchase pure purpose purposes push
putting qualification qualifications qualified quality quarter question questions quick quickly quiet quit quite quote race radio
raise raised range rapid rapidly rare rarely rate rates rather reach reached reaching reaction read reader reading ready real realise
realised reality really reason reasonable reasons receive received recent recently recognise recommend record records recruit
recruiter recruiting recruitment reduce reduced refer reference reflect regard regarding regardless region regional regular regularly
relate related relation relations relationship relationships relatively relevant reliable relocate relocation rely remain remember
remote remotely remove rent repair repeat replace report reported reporting reports represent request require required requirement
requirements requires research researcher researchers researching reserve resource resources respect respond response responsibilities
responsibility responsible rest restaurant result results resume retail retire retired retirement return returned revenue review
reviews rich right rights rise risk risks river road role roles room rooms root rough round route routine rule rules running rural
rush rusty safe safety said salaries salary sale sales same sample satisfied saturday save saved saving scale scaling scene schedule
scheme school schools science sciences scientific scientist scientists scope score scratch screen script search searching season seat
second secondary secret section sector sectors secure security seeing seek seeking seem seemed seems seen select selected selection
self sell seller selling send senior sense sent separate september series serious seriously serve served server servers service
services session set setting settings settle seven several shape share shared shares sharing sharp sheet shell shift shifts ship
shipping shoot shop shopping shops short shot should show showed showing shown shows sick side sight sign signal significant similar
simple simply since single sister site sites situation situations size sized skill skilled skills sleep slightly slow slowly small
smaller smart smile smooth social society soft software sold soldier solid solution solutions solve solved solving some somebody
someday somehow someone something sometimes somewhat somewhere soon sorry sort sound sounds source sources south space spanish speak
speaker speaking special specialist specialists specific specifically speech speed spend spending spent split spoke spoken sport
sports spot spread spring square stable stack staff stage stages stand standard standards standing star start started starter starting
starts startup startups state stated statement states station status stay steel step steps stick still stock stocks stop stopped storage
store stored stores stories story straight strange strategic strategies strategy street strength strengths stress strike strong
stronger strongly structure structured struggle struggling student students studied studies studio study studying stuff style subject
subjects success successful successfully such sudden suddenly suffer sugar suggest suggestion suitable summary summer sunday super
supply support supported supporting sure surely surface surgery surprise surprised survey sweet swift switch switched switching system
systems table tables tailor take taken takes taking talent talented talk talking talks target task tasks taste taught teach teacher
teachers teaches teaching team teams tech technical technically technician technique techniques technological technologies technology
teen telephone television tell telling tells tend term terms test tested tester testing tests text than thank thanks that theirs them
themselves then theoretical theory therapist there therefore these they thing things think thinking third this thorough those though
thought thoughts thousand thousands thread three threw through throughout throw thursday thus ticket tickets tied time times tiny
tired title titles today together told tomorrow tone tonight took tool tools topic topics total touch tough tour toward towards
town track tracking trade trading tradition traditional traffic train trained trainee trainer training trains transfer transform
transition translate translation transport travel treat treatment tree trend trends trial trick tried trip trouble truck true truly
trust trusted truth trying tuesday turn turned turning tutor tutorial tutorials twelve twenty twice type types typical typically
ugly ultimate ultimately unable under undergraduate understand understanding understood unfortunately union unique unit units unity
universities university unless unlike until upon upper urban urgent used useful user users uses using usual usually vacation valuable
value values variety various vast vehicle version very vice victim video videos view views vision visit visual vocational voice
volume volunteer wage wait waiting waitress walk walking wall want wanted wanting wants warehouse warm warning wash waste watch
watched watching water ways weak weakness weaknesses wealth wear weather website websites wedding week weekend weekends weekly weeks
weight welcome well went were west what whatever wheel when whenever where whereas wherever whether which while white whoever whole
whom whose wide widely wife wild will willing wind window winning winter wise wish with within without woman women wonder wonderful
wondering wood word words work worked worker workers workflow working workplace works workshop workshops world worldwide worried worry
worse worst worth would write writer writers writes writing written wrong wrote yeah year yearly years yellow yesterday young younger
your yours yourself youth
scalable scalar karate gothic panda pandemic tension tensor posture postage gitar guitar jacket rubber ruby rusted rustic swiftly reactor
reacted reacting exam exams excels excelled excellence docks docked dockets julie julian jupiter caste casting spare sparks sparkle
sparked flask flasks flashes hive hives beams beamed stormy rail rails angle angles vocal view vie lined linen minus menus shells pipe pipes
pearl pearls parallel paralegal dashing dashed ninja helmet hello helmets oracles plots plotted ploy plot plotting kernels
pilates stata statue statute statutes status salsa sale sakes scripted scripts scribe azures assure unix units unity untie nicer
chefs cheer cheese puppets muppet chess cursor cursors courser granola granted grand python pythons dream-job
accountant accountants architects barista bartender carpenter cashier chefs dentist economist electrician historian librarian linguist
mechanic musician nurse paramedic pharmacist philosopher physicist pilot plumber psychologist psychology receptionist secretary
soldier surgeon teacher veteran waiter welder biologist chemist
teammate teammates append appended adhere adhering alter altering listing hiking biking swimming autonomy autowired greyscale trainable learnable
reachable scalable usable readable closure enclosure exposure disclosure casting broadcast forecast contrast polite elite website webpage webinar
globe planet ocean star moon earth
exception cost costs instance specific width greek associated associate local intent strip stripe accumulate separated construct
contract pointer pointers incidental directive caused resolving adapted updated substantial encoded quoted dispatch dispatcher supplied supplier
grave flush spawn checked trailing manifest initiate initialize wrapped wrapper resolve resolved circled disabled reversed temporary temporal
terminate executed overload clock assigned accent provision inspector inspection recipient scoped recursion recursive converted connected
pertaining trailer precedence formatted issuer preserve combination curly recommended discard reply released combined erase aligned notable
slash permissive expose exposed interpreted comparable processor sending sense retrieve clarify clarity indicated restrict internally exclamation
infinite blame typed multiply evaluated calculate calculated crash cash slave compiling skipping shipping excluding exploding consonant excluded
paraphrase tagged referenced intersect distinct accessing assessing redact attack printing expanded failing serialized derive drive born
america american converting covering recognized issued issue translated potentially telegraph redundant inherited separately intercept
mentioning discovered backspace staging adjusted closer turner trustee trusted safely rationale rational overhead invoking decorate similarly
acceptable consent broke waive wave noted captured cleaned fused fuse tracked exceeded queued allowance perimeter indirectly eighth transmit
neutral enclosing sheet sheen relax scanned essentially recover recovery conflicted abstraction aborting tricky safer criterion corruption
correction precise indication staged shaking transpose booth bunch attachment existent unwanted informational shake grove glove appropriately
validated forced injected relaxed catching handy performer plum chapter duplication entering complying upgraded judged significantly reputation
regulation graft grant hiding spanning interfere horse holder transition absolutely illustrate prevented confirmed capturing catching
clarification expiration feeding contiguous stating launched death grace preventing depended assembled proposed proposal clearing cleanly
verse stone picking dollar purge starred ellipse observer observed browse releaser fractional dated endorsement reorder slope shaft expanding
backing successive succession simultaneously qualify originate rehash constrain repeating behaved dangerously prospective punitive fired wider
intensity contrary committed massage resort inserting lengthy facilitate inquire voiced conditionally deciding wording promoted projected
physically cease blend curved ruler fairy slight listened negotiated wasted incidence incident poison ounce steal bouncing rowing inactive
eliminating proceeding clicking pruned invented descend unread noisy delegated convergence sequenced racing rating restored began convey
intentional adaption election eighty squid following estimate estimated resident scream commence commercially explode intervening grayscale
valued sequentially illustrated assorted customary frost archiving croatian doubly quantify postal sealed victor primer stepping approving
refrain waited swallow clearer casual stiff figured raster moderate scrub operated ranked revolution expiring outsider aptitude belonging
defeat stagger hacked deriving responded investigate faulty stimulate specialize complication bracketing traced downside reception smarter
intervention sheer health banned difficulty collectively constantly blessing candy relieved bride coarse ration litter universe sitting
residence clutter alarming bloom ditch whine chocolate hockey anger risky crate elevated negatively dealt contradict persisted simulate
abandon abandoned abrupt absence absent absolute absorb abstract abuse academic academy accident accidentally accommodate accompany
accomplish accomplished accurately accuse achievement acquire acquired acquisition actively actress actual adjacent adjust adjustment admin
admire admission admit admitted adopted adoption adult adults advertise advertised advertisement aesthetic affair affected afford afterwards
agenda aggressive agreed agricultural agriculture aircraft airport album alcohol alien allergic alongside altogether amateur ambition amend
analogy ancestor ancient anchor angry animal animals ankle anniversary announce announced announcement annoy annoyed annoying anonymous anticipate
anticipated anxiety anxious apology apologise apparent apparently appeal appealing appearance appeared applause apple appliance appoint appointed
appointment appropriately approval approve approved arise arisen armed army arrest arrival arrive arrived arrow artistic ashamed asleep
assault assemble assembly assert asset assets assignment assigning assistance assumed assuming assumption assurance athlete athletes
atmosphere attached attempt attempted attempts attend attended attending attract attractive auction authentic authority automatically
avenue awake awarded awareness awful awkward backbone backup bacteria baked baker bakery balanced ballet balloon banana bargain barrier barely
basket baskets basketball bathroom battery battle bears beard beast beaten beautiful beautifully beauty bedroom beer beetle beloved belong belongs
belt bend bend beneath bicycle biking billion bird birds birth birthday biscuit bitter blade blanket blast bless blind block blocks blonde blood
bloody blow blown bold bomb bond bonds bonus boost boots border bored boring borrow borrowed bottle bounce bound boundary bowl boxes
boxing brake branch branches brave breakfast breast breath breathe breed breeze brick bricks bridge bridges brilliant broadcast broker brown
brush bubble bucket bullet bunch burden bureau buried burn burning burst butter butterfly cabin cabinet cable cage cake calm camel camera
cameras camp camping canal cancel cancelled cancer candle canvas capital captain capture carbon careless cargo carpet carried carrier carrot
cartoon carve castle casual catalog category cattle caught caution ceiling celebrate celebration cell cement ceremony chair chairman champion
chaos chapel charity charm charming chase chasing cheerful chemical chest chicken chief childhood chin chip chips circuit circumstances citizen citizens
clarify clash clay clerk cliff climb climbing clinic clip cloth clothing cloud clouds clue clumsy coast coat coffee coincidence coin coins
collapse collar collision colony column combat comedy comfort commander commerce committee commodity communal commute commuting companion
comparison compass compassion compelling competent competition competitor complain complaint complicated component components compose
composed composer composition compound comprehensive compromise conceal concede concentrate concentration concert concrete condemn confess
confirm conflict confront confuse confusing confusion congress connection connections conquer conscience conscious consensus consequence
consequences conservation conservative considerable considerably consist consistent consistently conspiracy constitute constitution
constraint consumption contain contained contemporary contempt contest continent continuous continuously contrary contributed contribution
controlled controversial convenience convenient convention conventional convert convict convince convinced convincing cookie cope coping corn
corporation correctly correspond cottage cotton cough counsel counter county courage cousin coward crack craft crash crawl crazy cream creature
creatures crisis criteria critic criticism criticize crop cross crowd crowded crown crucial cruel cruise crush crying crystal cube cultural cupboard
cure curiosity curiously curl currency curtain curve cushion custody custom customs cycle cycling dairy damaged dance dancer dancing dangerous
dare darkness darling database dawn deadline deadly deaf dealer dear death debut decay deceive decline decorate decrease dedicate dedicated defeat
defend defendant deficit delay delayed delete deliberate delicate delicious delight delighted democracy democratic demon demonstrate demonstrated denial
denied deny depart departure dependent deposit depressed depression deputy derive descent deserve designing desperate desperately destination
destiny destroy destroyed destruction detect detection detective determination determined devastate devil devote devoted diamond diary dictate
dictionary died diet differ differently dignity dilemma dimension dining dirt dirty disagree disappear disappeared disappoint disappointed disappointing
disaster discharge discipline disclose discount discourage discovery discrete disgust dish dishes disk dismiss disorder dispute distant distinction
distinguish distract distribute distributed district disturb diverse diversity divine division divorce dizzy donate donation donkey dose double doubtful
dozen drag dragon drain dramatic drank dressed dried drift drill drinking drives drought drown drum drunk dull dump duration dust dwarf dynamic eagle
earnest earnings earthquake eaten echo eclipse ecological efficient efficiency efficiently elaborate elbow elder elect elected elephant elevator eliminate
embarrass embarrassed embarrassing embassy embrace emerge emerging emission emotion emotions emperor emphasis empire employees encounter
encouraged encouraging endless endure enemy engagement engine engines enormous enrol enrolled ensemble entertain entertainment enthusiasm enthusiastic
entitled envelope envy epic episode equality equation equator equip equipped erosion errand escape essay essence evaluate evaluation evident
evil evolution evolve exaggerate exceed exception exceptional excess excessive excitement exclude exclusive exclusively excuse execute
execution executed exhaust exhausted exhausting exhibit exhibition exotic expansion expectation expectations expedition expense expenses explanation
explosion exposed expression exquisite extension exterior external extraordinary extreme eyebrow fabric fabulous facilitate faculty fade failing
faint fairy faithful fame familiarity fantastic fantasy farewell farming fascinate fatal fate fatigue fault favorable feast feather feed fellow fence festival
fever fiction fierce fifty filter finger fingers fingerprint firework firmly fishing fist flag flame flavor flavour flee fleet flesh flexibility flip float
flood flour flower flowers fluid flying foam fold folder folk fond foolish footage forbid forbidden forehead foreigner forgive formation formula
fortunate fortunately fortune fountain fragile fragment frankly fraud freeze freight frequency frequent freshman friction friendship frighten frog frozen
frustrate frustrated frustrating frustration fruit fruits fuel functional fundamental funeral fur furniture fury galaxy gallery gamble gang garage garlic
gear gender genius genre gentleman genuine genuinely gesture ghost giant glacier glance glimpse glory glove glow goat golden golf goodness gossip gown
grab grace gradually grain grammar grandfather grandmother grape grass grateful gravity grave grease grief grin grip groan grocery gross guarantee guard
guidelines guilt guilty guitar gulf habitat hammer handsome handwriting hang happiness harbour harm harmful harmony harsh harvest hat hazard headache
headline heal heaven hedge heel hell heritage hero hesitate hidden hide highlight highway hill hip hire hollow holy honey honor honour horizon horn horrible horror
horse hostile household hug humble humor humour hunger hungry hunt hurry hurt hydrogen hygiene icon ideology idle ignorance ignore ignored illegal
illness illusion illustration imagination immense immigrant immune impatient implication imply impose impossible impress impressed impression impressive
improper incentive incident incline incomplete inevitable inevitably infant infection inferior inflation inherent inherit inhibit injure injured injury inner
innocent inquiry insect insert insight insist inspection inspiration inspire inspired inspiring install installed installation instant instantly instinct
instruct instruction instructions instrument instruments insult intact integral intellectual intelligent intense intensive intention interact interaction
interfere interior interpret interpretation interrupt interval intimate intrigue intuition invade invent invention invisible invitation invited ironically
irony irrelevant island isolate isolated jail jam jaw jealous jewelry joke jokes joy judgement judging juice jungle jury justice justify kettle
keyboard kidney kidding killed kingdom kiss knee kneel knife knock knot ladder lake lamp landscape lane laptop laundry lawn layout lazy league leap leather
lecture legacy legend legislation leisure lemon lend length lens liable liar liberty license lick lifestyle lift lighting limb limitation linger lip liquid
listener liver loaf lobby lodge logical lonely loose lord lorry lottery lounge loyal loyalty luggage lung luxury lying magic magical magnet magnificent
maid mansion manual marathon marble margin marine marker mask massive meadow meal meals meantime mechanism medal melt membership memorable memorial mercy mere
merely merge merit mess messy meter microscope midnight mild miner mineral minimal ministry minister minority miracle mirror miserable misery mistaken
misunderstand mixture moderate modest modify moist monkey monster monument mood moonlight morality mortgage mosquito motion motive motivate mount mud
multiply murder muscle museum mushroom musical mutual mysterious mystery myth naked narrow nasty navigate navy neat necessarily necessity neck needle
negotiate negotiation neighbor neighbourhood nephew nerve nest nightmare noble nod noisy nonsense noon norm northern nose notable notebook noticed notion notorious
novel novels nowhere nuclear nutrition oath obey oblige obscure observation observe observed obsess obsessed obstacle obtain obvious occupation occupy occur ocean
odd offend offense offensive offer offline olive omit onion opera opponent oppose opposed oppress optimist optimistic orbit orchestra ordeal organ
organic organism orient origin originally orphan outbreak outfit outlet outstanding oven overcome overlook overnight overseas overtime overwhelm
overwhelmed overwhelming owe oxygen pack package packed packing pain painful painter palace pale palm panic paradise paragraph pardon parking parliament passenger
passing passive pasta patch patience patrol patron pavement peaceful peak peasant peculiar pen penalty pencil pension pepper perceive percent perception perfection
permission permit perspective persuade phenomenon philosophy phrase piano pill pillow pine pink pioneer pizza plain planet planting platform plead pleasant
pleased plot plug plumbing plunge poem poet poetry poison pole polish polite poll pollution pond pope porch pork port portrait pose positive positively
possess possession poster pot potato pottery pound pour poverty powder praise pray prayer precious precise precisely predict predictable predicted pregnant
prejudice preliminary premise premium preparation prescription preserve prestige presumably pretend prevail prevention prey priest prince princess prison
prisoner privacy privilege prize probability proceed proclaim productive productivity profit profitable profound prohibit prominent promising promotion prompt
promptly pronounce proof propaganda property proportion prosecute prospect prosperity protein protest province provoke publication publicity
publisher pump punch punish punishment pupil purple pursue pursuit puzzle puzzles qualify quantity quarrel queen quest quietly quilt quiz quota rabbit racial
racing rack rage rail railway rain rainbow rally random ranking rape rapid ratio rational raw razor reactive realistic realize rear rebel recall receipt receiver
reception recipe recipes recession reckon recognition recommendation recommended reconsider recover recovery recreation recycle recycling reform refrigerator
refugee refund refuse refused regret regulate rehearsal reign reject rejected rejection relax relaxed relaxing relay relief relieve religion religious reluctant remainder
remark remarkable remedy remind reminder remorse renew renewable renowned replacement reputation rescue resemble resent reside resident residential resign resist
resistance resolution resort respective respectively restless restore restrict restriction resulting retain retreat reunion reveal revealed revenge reverse
revise revolution reward rewarding rhythm ribbon rice ridiculous rifle ring riot ripe rival roast rob robbery rock rocket rod roll romance romantic roof rope rotate
rotten royal rub rubbish rude rug ruin rumor rural sack sacred sacrifice sad saddle sailor saint salad salmon salt sand sandwich satellite satisfaction satisfy
satisfying sauce sausage scan scandal scar scare scared scarce scatter scenario scenery scent scholar scholarship scissors scold scratch scream screw sculpture
seal seldom selfish semester seminar senate sensation sensible sensitive sentence sentiment sequence servant severe severely sew sewing shade shadow shake shallow
shame shave shed sheep shelf shelter shepherd shield shine shiny shirt shock shocked shoe shoes shore shortage shortly shorts shoulder shout shower shrink
shrug shut shy sibling siege sigh silence silent silk silly silver sin sincere sing singer singing sink skate sketch skiing skin skip skirt skull slap slave sleepy slice slide
slim slip slope smash smell smoke smoking smooth snack snake snow soap soccer sock soil solar solely solitary somewhat song sore sorrow soul soup southern sovereign
spacious span specify specimen spectacular spectrum spell spelling sphere spice spicy spider spin spiral spirit spiritual spite splendid spoil sponsor spontaneous
spoon spray squad squeeze stab stability stadium stain stair stairs stake stall stamp stare starve statement statue steady steak steam steep steer stem stereotype sticky
stiff stimulate stimulus stir stitch stomach storm strain stranger strategist straw stream stretch strict strictly string strip stroke struggle stubborn stuck stunning stupid submit
subsequent substance substitute subtle suburb succeed suck suffering sufficient suicide suit suitcase sum summit sunlight sunny sunset superb superior supermarket supervise
supervision supper supplement suppose supposed suppress supreme surgeon surplus surrender surround surrounded surroundings survival survive suspect suspend suspicion
suspicious sustain sustainable swallow swan swear sweat sweater sweep swell swim swing sword syllabus symbol sympathy symptom syndrome tackle tail tale tank tap tape tasty
tax taxes taxi tea tear tease tedious teenage teenager temper temperature temple temporarily tempt tenant tender tennis tent terrible terribly terrific terrify territory
terror terrorism theater theatre theft theme thick thief thin thirsty thirty thoroughly thoughtful threat threaten thrill throat throne thumb thunder tide tidy tiger tight timber
timid tissue tobacco toe toilet tolerance tolerate tomato ton tongue tooth torture toss tourism tourist tournament towel tower toxic toy trace tragedy tragic
trail traitor transparent trap trash treasure treaty tremble tremendous trend tribe tribute trigger triumph tropical trousers tube tuition tunnel twin twist typing
tyre umbrella unacceptable uncertain uncle uncomfortable underestimate undergo underground underlying underwater underwear uneasy unemployed unemployment unexpected unfair unhappy
uniform unite universal universe unknown unlikely unlucky unpleasant unusual update upgrade uphold upset upstairs upward urge utility utter vacant vacuum vague vain valid
valley vanish variable variation vary vegetable vegetables veil vein velvet venture verb verdict verify verse vessel vibrant victory viewer vigorous village villain violate violence violent violin
virtue virtual virtually virus visible visitor vital vivid vocabulary vote voyage vulnerable wage wagon waist wander warfare warrior wasted wave wax weapon weave weaving weed weekday weep weigh weird
western wheat wheelchair whip whisper whistle wicked widespread widow wildlife willingness wine wing winner wipe wire wisdom wit witch withdraw witness wolf wooden wool worm worship worthy wound
wrap wreck wrist yard yell yoga youthful zone
apron armchair attic babysit bagel bake balcony bark basin bathe batter beg bench bike bind birdwatch bite bleed blink blouse boast boil bolt bookcase bow
bracelet brag braid brew bribe broom broth brownie bulb bun bury buzz cane canoe carol cater cereal cheat chew chimney choir chop cider cinnamon clap cling
cloak cocoa comb cot couch crab cradle creep crochet cry cupcake curry daydream dig dine dip dive doll doorbell dough drawer drip dry duck dumpling duvet
dye earring embroider fasten faucet fetch fireplace fix flirt forage forge fork frown fry furnace furnish gaze glaze glue gravy graze greet grill grind
groom gut hamster handbag handcraft hanger haul herb herd hike hitch hop hose host housekeep hum icing iron itch jar jelly jewel jog juggle jumper kayak
kebab kennel ketchup kick kitten knit lace lag lamb lantern lean lentil lifeguard lime limp lobster lock locker mango marmalade marry mattress melon mend
microwave mint mitten mop mow muffin mug mustard nag nail nap napkin necklace noodle nut oat paddle pajama parcel parrot paste pastry pat pave pear peel
peep pickle pie pinch pineapple plaster plough plow pluck plumb poach pony popcorn porridge prawn preach proofread pudding pumpkin puppy purse radish
raisin rake rap raspberry rhyme ride rinse row sail salute sandal saucepan saucer saw scarf scone sculpt shear shovel shrimp sip ski skydive sled slipper
sneeze snore snorkel snowboard soak sob sofa sorbet spade spinach spit splash sponge sprint sprout squat stew stool stove strawberry stroll sunbathe surf
swap syrup tame tan tattoo teapot thaw tickle tile toast toaster tofu tow tray trim tub tuna turkey vanilla vase vinegar waffle wag wallet walnut wardrobe
weld windsurf wink wrestle yacht yawn yeast yogurt zip
hey hi hello thanks thank please cheers okay yes nope yep sure maybe
`;

let common: ReadonlySet<string> | undefined;

export function isCommon(word: string): boolean {
  common ??= new Set([WORDS, EVERYDAY_WORDS, PROPER_NAMES].flatMap(wordsOf));
  return common.has(word);
}
