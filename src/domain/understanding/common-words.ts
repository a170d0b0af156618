import { tokenise } from "../tokens.ts";

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
hey hi hello thanks thank please cheers okay yes nope yep sure maybe
`;

export const COMMON_WORDS: ReadonlySet<string> = new Set(tokenise(WORDS).map((token) => token.form));
