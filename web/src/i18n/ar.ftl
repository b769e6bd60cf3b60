## language

language-name = العربية
language-direction = rtl

## shell

product = Parley
exercise = تمرين: لا شيء هنا حقيقي
skip = الانتقال إلى المحتوى
nav-label = الأقسام
nav-situation = الموقف
nav-list = القائمة
nav-record = السجل
nav-parties = الأطراف
language = اللغة
link-live = مباشر
link-delayed = متأخر { $seconds } ث
link-offline = دون اتصال منذ { $age }
link-connecting = جارٍ الاتصال
record-checking = جارٍ التحقق من السجل
record-verified = تم التحقق من السجل
record-unverified = لم يُتحقق من السجل بعد
record-broken = أُعيدت كتابة السجل
clock-local = محلي
past-showing = تنظرون إلى { $when }. لا يمكن توقيع شيء هنا.
past-leave = العودة إلى الآن
you-are = { $post } لدى { $party }
log-in = تسجيل الدخول
log-out = تسجيل الخروج
as-another = العرض بصفة
as-another-note = في التمارين فقط
as-nobody = لا أحد
failed-title = تعذّر عرض هذا
failed-again = إعادة المحاولة
not-found = لا يوجد شيء بهذا الاسم يحق لكم الاطلاع عليه.
unlisted = عدم الإدراج لا يعني انعدام الحماية: ما لا يظهر هنا يحتفظ بكل حماية يمنحها له القانون.
loading = جارٍ التحميل
age-seconds =
    { $n ->
        [zero] { $n } ثانية
        [one] ثانية واحدة
        [two] ثانيتان
        [few] { $n } ثوانٍ
        [many] { $n } ثانية
       *[other] { $n } ثانية
    }
age-minutes =
    { $n ->
        [zero] { $n } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    }
age-hours =
    { $n ->
        [zero] { $n } ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $n } ساعات
        [many] { $n } ساعة
       *[other] { $n } ساعة
    }
age-days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }

## words

state-draft = مسودة
state-tabled = قيد النظر
state-clarification-pending = بانتظار الاستيضاح
state-countered = قوبل باقتراح مقابل
state-agreed = متفق عليه، يبدأ لاحقًا
state-in-force = نافذ
state-suspended = معلَّق
state-breach-notice = أُخطر بإخلال
state-termination-notice = نُقض، ولا يزال نافذًا
state-released = تم التحلل منه
state-expired = انقضت مدته
state-terminated = أُنهي
state-rejected = مرفوض
state-withdrawn = مسحوب
state-lapsed = سقط
state-superseded = حلّت محله صيغة أخرى
state-declared = معلَن
state-receipted = أُكد استلامه
state-recognised = معترف به
state-recognised-with-condition = معترف به بشرط
state-recognition-refused = رُفض الاعتراف به
state-ceased = توقف
state-asserted = يدّعيه طرف واحد
state-authorised = مأذون به
kind-safe-zone = منطقة آمنة
kind-no-fly-zone = منطقة حظر طيران
kind-corridor = ممر إنساني
kind-de-escalation-area = منطقة خفض التصعيد
kind-demilitarised-zone = منطقة منزوعة السلاح
kind-hospital-zone = منطقة استشفاء
kind-neutralised-zone = منطقة محيّدة
kind-non-defended-locality = موقع مجرّد من وسائل الدفاع
kind-pause = هدنة مؤقتة
consents = { $got } من { $need } موافقات

## list

list-title = الترتيبات
list-needs = ما يحتاج إليكم
list-all = جميع الترتيبات
list-needs-none = لا شيء يحتاج إليكم الآن.
list-needs-nobody = سجّلوا الدخول لتروا ما يحتاج إليكم.
list-find = بحث
list-state = الحالة
list-sort = الترتيب حسب
list-any = أي حالة
list-by-urgency = ما تغيّر أو ينتهي أولًا
list-by-title = الاسم
list-by-tabled = الأحدث
list-count =
    { $n ->
        [zero] لا ترتيبات
        [one] ترتيب واحد
        [two] ترتيبان
        [few] { $n } ترتيبات
        [many] { $n } ترتيبًا
       *[other] { $n } ترتيب
    }
list-none = لا يوجد ترتيب على هذا النحو.
list-empty = لم يُطرح شيء بعد.
list-more = عرض { $n } أخرى
list-col-what = الترتيب
list-col-state = الحالة
list-col-term = المدة
list-col-waits = بانتظار
list-waits-none = لا شيء
list-changed = تغيّر
term-from = من { $when }
term-until = حتى { $when }
due = الموعد { $when }
due-in = خلال { $age }
due-over = فات الموعد
name-odd = قد لا يكون هذا الاسم كما يبدو
need-consent = موافقتكم مطلوبة
need-reaffirmation = موافقتكم تحتاج إلى تأكيد جديد
need-clarification = استيضاح ينتظر ردكم
need-reservation = تحفظ ينتظر قراركم
need-condition = شرط ينتظر تأكيدكم
need-cure = إخلال يجب تداركه
need-renewal = تجديد ينتظر التوقيع
need-expiry = المدة تنتهي قريبًا
need-recognition = يُطلب اعترافكم
need-resumption = تعليق يجب إنهاؤه
need-disclaim = قد يمس إقليمكم
need-map = خريطة نهائية يجب طرحها
need-changed = تغيّر منذ قبولكم
need-countered = اقتراح مقابل لاقتراحكم
need-other = أمور أخرى تخصكم
wait-position = الموافقة
wait-reaffirmation = موافقة جديدة
wait-admission = القبول هنا
wait-audience = الاطلاع عليه
wait-second-party = طرف ثانٍ
wait-clarification = ردّ
wait-reservation = تحفظ
wait-condition = شرط
wait-cycle = شروط متوقف بعضها على بعض
wait-map = الخريطة النهائية
wait-date = البداية
wait-renewal = التجديد
wait-recognition = الاعتراف
wait-cure = تدارك إخلال
wait-resumption = الاستئناف
live-changes =
    { $n ->
        [zero] لا تغييرات
        [one] تغيير واحد
        [two] تغييران
        [few] { $n } تغييرات
        [many] { $n } تغييرًا
       *[other] { $n } تغيير
    }
live-show =
    عرض { $n ->
        [zero] التغييرات
        [one] تغيير واحد
        [two] تغييرين
        [few] { $n } تغييرات
        [many] { $n } تغييرًا
       *[other] { $n } تغيير
    }
unreachable = لا يمكن الوصول إلى الخادم، ولم يحتفظ هذا المتصفح بشيء لعرضه. تُعاد المحاولة تلقائيًا.

## vocabulary

basis-agreed = متفق عليه
basis-declared = معلَن
basis-authorised = مأذون به
basis-asserted = مدّعى به
role-territorial-state = دولة الإقليم
role-belligerent = طرف محارب
role-guarantor = ضامن
role-monitor = مراقبة الامتثال
role-humanitarian = منظمة إنسانية
role-mediator = وسيط
role-observer = مراقب
activity-any = أي نشاط
activity-any-flight = أي طيران
activity-military-flight = الطيران العسكري
activity-civil-flight = الطيران المدني
activity-drone = الطائرات المسيّرة
activity-strike = الضربات
activity-ground-force = القوات البرية
activity-heavy-weapon = الأسلحة الثقيلة
activity-artillery = المدفعية
activity-movement = التحرك البري غير المسلح
purpose-humanitarian = لأغراض إنسانية
purpose-medevac = الإجلاء الطبي
purpose-search-and-rescue = البحث والإنقاذ
purpose-monitor = المراقبة
datum-agl = فوق سطح الأرض
datum-amsl = فوق متوسط مستوى سطح البحر
datum-wgs84 = فوق المجسم الإهليلجي WGS 84
datum-fl = مستوى الطيران

## situation

situation-show = المزيد عن { $title }
situation-selected = { $title }: { $state }
situation-watching = قيد المتابعة
situation-ended = منتهية
situation-kind = النوع
situation-any-kind = أي نوع
situation-you = أنتم
situation-bound = ملزَمون به
situation-unbound = غير ملزَمين به
situation-accepted = قبلتم الصيغة { $n }
situation-endless = بلا نهاية
situation-binds = يُلزم
situation-tabled = طرحه
situation-revision = الصيغة { $n }، { $when }
situation-map-pending = الخريطة معلَّقة: لا يمكن أن يصبح نافذًا قبل قبول صيغة تتضمن الخريطة النهائية.
situation-open = فتح
situation-propose = اقتراح منطقة
time-label = الزمن
time-shown = الوقت المعروض، UTC
time-back = إلى ما حدث قبل ذلك
time-forth = إلى ما يليه
time-field = التاريخ والوقت، UTC
time-stretch = الفترة الزمنية
time-day = يومان
time-fortnight = أسبوعان
time-quarter = 3 أشهر
time-years = سنتان
time-all = الفترة كلها
time-now = الآن
time-wrong = هذا ليس تاريخًا ووقتًا. اكتبوه هكذا: 2017-05-06 21:00.
mark-tabled = طُرح { $title }
mark-starts = أصبح { $title } نافذًا
mark-ends = تنتهي مدة { $title }
mark-due = موعد: { $title }
situation-map = خريطة الترتيبات
situation-map-failed = لا يمكن تحميل الخريطة الآن. القائمة المجاورة كاملة.

## map

map-zoom-in = تكبير
map-zoom-out = تصغير
map-all = عرض الكل
map-legend = مفتاح الخريطة
map-loading = جارٍ تحميل الخريطة
map-zones-loading = جارٍ تحميل المناطق
map-empty = لا شيء مرسوم هنا في هذا الوقت.
map-bare = تعذّر تحميل السواحل والأسماء؛ المناطق مرسومة.
map-disclaimer = لا تعني الحدود والأسماء المعروضة أي إقرار بها.
map-failed = لا يمكن رسم الخريطة.
map-no-webgl = لا يتوفر WebGL 2 في هذا المتصفح أو الجهاز. كل ما كان سيظهر على الخريطة مدرج هنا.
map-lost = توقفت رسوميات هذا الجهاز. كل ما كان سيظهر على الخريطة مدرج هنا؛ وتعود الخريطة تلقائيًا بعودتها.
map-content = على الخريطة
map-content-view =
    { $n ->
        [0] لا شيء في مجال الرؤية.
        [zero] لا شيء في مجال الرؤية.
        [one] ترتيب واحد في مجال الرؤية.
        [two] ترتيبان في مجال الرؤية.
        [few] { $n } ترتيبات في مجال الرؤية.
        [many] { $n } ترتيبًا في مجال الرؤية.
       *[other] { $n } ترتيب في مجال الرؤية.
    }
map-content-all =
    { $n ->
        [0] لا شيء مرسوم في هذا الوقت.
        [zero] لا شيء مرسوم في هذا الوقت.
        [one] ترتيب واحد
        [two] ترتيبان
        [few] { $n } ترتيبات
        [many] { $n } ترتيبًا
       *[other] { $n } ترتيب
    }
map-content-more =
    { $n ->
        [zero] لا مزيد.
        [one] واحد آخر: كبّروا لتروه هنا.
        [two] اثنان آخران: كبّروا لتروهما هنا.
        [few] { $n } أخرى: كبّروا لتروها هنا.
        [many] { $n } أخرى: كبّروا لتروها هنا.
       *[other] { $n } أخرى: كبّروا لتروها هنا.
    }
map-volumes =
    { $n ->
        [zero] لا مساحات
        [one] مساحة واحدة
        [two] مساحتان
        [few] { $n } مساحات
        [many] { $n } مساحة
       *[other] { $n } مساحة
    }
map-role-now = المقترح الآن
map-role-was = سابقًا
map-role-added = مضاف
map-role-removed = محذوف
draw-tools = الرسم
draw-polygon = مضلع
draw-circle = دائرة
draw-corridor = ممر
draw-edit = تعديل الأشكال
draw-delete = حذف الشكل
draw-undo = تراجع
draw-redo = إعادة
draw-finish = إنهاء
draw-cancel = إلغاء
draw-polygon-how = انقروا كل زاوية. انقروا الأولى ثانيةً، أو اضغطوا «إنهاء»، لإغلاق الحدود.
draw-circle-how = انقروا المركز، ثم الموضع الذي تنتهي عنده الدائرة.
draw-corridor-how = انقروا على امتداد منتصف الممر. انقروا النقطة الأخيرة ثانيةً، أو اضغطوا «إنهاء»، لإنهائه.
draw-edit-how = اسحبوا زاوية لنقلها، أو نقطة وسطى لإضافة زاوية؛ وانقروا زاوية بالزر الأيمن لحذفها. اسحبوا الشكل لنقله كله.
draw-pick = انقروا شكلًا لتعديله.
draw-corridor-width = { $width } على كل جانب
draw-typed = يمكن فعل الشيء نفسه بالإحداثيات نصًا.
notation-order = أيهما أولًا؟ اكتبوا خط العرض مع N أو S وخط الطول مع E أو W، مثل 33.5N 36.25E.
notation-comma = هل الفواصل للفصل أم للكسور العشرية؟ اكتبوا الكسور العشرية بنقطة، مع N أو S وE أو W، مثل 33.5N 36.25E.
notation-mark-each = يحتاج كل خط عرض إلى N أو S، وكل خط طول إلى E أو W، مثل 33.5N 36.25E.
notation-marks = اكتبوا N وS وE وW كلها قبل أرقامها، أو كلها بعدها.
notation-same-axis = خطّا عرض أو خطّا طول متتاليان. اكتبوا واحدًا من كل منهما، مثل 33.5N 36.25E.
notation-two = النقطة خط عرض وخط طول. اكتبوا كليهما، مثل 33.5N 36.25E.
notation-nothing = لا توجد إحداثيات هنا.
notation-sign = في { $text } إشارة ليست في موضعها. اكتبوا ناقصًا، أو S أو W، لا كليهما، وقبل الدرجات وحدها.
notation-latitude = لا يوجد خط عرض { $value }°: يمتد من 90S إلى 90N.
notation-longitude = لا يوجد خط طول { $value }°: يمتد من 180W إلى 180E.
notation-sixty = لا تتجاوز الدقائق والثواني 59.
notation-fraction = لا يجوز الكسر العشري إلا في الأخير من الدرجات والدقائق والثواني.
notation-unit = تتوالى الدرجات ° والدقائق ′ والثواني ″ بهذا الترتيب، كلٌّ بعد عددها.
notation-many-numbers = هناك أكثر من درجات ودقائق وثوانٍ. ضعوا كل نقطة في سطر مستقل.
notation-packed = لا يمكن تقسيم { $text } إلى درجات ودقائق وثوانٍ. اكتبوا خط العرض برقمين للدرجات وخط الطول بثلاثة، مثل 335130N0361500E.
notation-west-or-east = الحرف O يعني الغرب في لغات والشرق في أخرى. اكتبوا W أو E.
notation-letter = «{ $text }» ليس جزءًا من إحداثية.
notation-long = السطر طويل جدًا.
notation-geo = بعد geo: اكتبوا خط العرض ثم فاصلة ثم خط الطول بالدرجات، مثل geo:33.5,36.25.
notation-datum = لا يُقرأ إلا WGS 84، لا { $datum }. حوّلوا الإحداثيات أولًا.
notation-utm = اكتبوا UTM على هذا النحو: النطاق، ثم north أو south، ثم الإحداثي الشرقي والشمالي بالأمتار، مثل 37 north 244527 3710105.
notation-utm-zone = لا يوجد نطاق { $zone } في UTM: من 1 إلى 60.
notation-utm-band = ليس { $band } حزامًا من أحزمة UTM. اكتبوا north أو south بدلًا منه.
notation-utm-s = هل S هو نصف الكرة الجنوبي، أم الحزام من 32° إلى 40° شمالًا؟ اكتبوا { $zone } south أو { $zone } north.
notation-utm-not-band = لا يقع الإحداثي الشمالي في الحزام { $band }. اكتبوا north أو south بدلًا منه، أو تحققوا من الأرقام.
notation-mgrs = لا يسمّي { $text } مربعًا في MGRS.
notation-mgrs-odd = عدد أرقام { $text } فردي: في MGRS للإحداثي الشرقي مثل ما للشمالي.
notation-mgrs-coarse = { $text } مربع يتجاوز 100 م. اكتبوا ثلاثة أرقام على الأقل لكل من الإحداثي الشرقي والشمالي.

## login

login-title = تسجيل الدخول
login-title-of = تسجيل الدخول إلى { $ledger }
login-ended = انتهت جلستكم
login-ended-note = لم يُفقد شيء: سجّلوا الدخول من جديد، وما كنتم تعملون عليه كما كان.
login-are = أنتم مسجّلو الدخول
login-roles = الدخول بصفة
login-roles-note = في هذا التمرين يجوز لكل شخص أن يمثّل أي طرف. هذه المفاتيح لا تحمي شيئًا.
login-kept = المفاتيح المحفوظة في هذا المتصفح
login-file = بملف مفتاح
login-file-note = يبقى الملف على هذا الحاسوب: لا يُرسل منه إلى الخادم إلا توقيع.
login-ledger = السجل
login-ledger-note = قارنوا هذا بما نشره المضيف، أو بما يراه طرف آخر.
login-ledger-id = هوية السجل
login-no-passkeys = تحتاج مفاتيح المرور إلى عنوان له اسم؛ هذا العنوان رقم مجرد.
login-refused = لا يعرف هذا السجل المفتاح، أو أن التوقيع غير صحيح.
login-foreign = طلب الخادم توقيعًا مخصصًا لمكان آخر. لم يُوقَّع شيء.
login-stranger = المفتاح ليس في هذا السجل بعد
login-stranger-todo = سلّموا النصف العلني إلى من يُدخلكم: أمين السجل إن كنتم طرفًا جديدًا، أو مدير طرفكم إن كان مفتاحًا جديدًا. واقرؤوا له البصمة عبر وسيلة أخرى، كي لا يضع أحد مفتاحًا آخر مكانه.
login-public-half = حفظ النصف العلني

## keys

key-file = ملف المفتاح
key-file-choose = اختيار ملف مفتاح
key-file-drop = أو إفلاته هنا
key-file-paste = لصق محتواه بدلًا من ذلك
key-file-pasted = محتوى ملف المفتاح
key-file-not-one = هذا ليس ملف مفتاح من Parley.
key-file-damaged = ملف المفتاح تالف أو عُدّل يدويًا. استخدموا نسختكم.
key-file-public = هذا النصف العلني من المفتاح، ولا يمكنه التوقيع. استخدموا ملف المفتاح نفسه.
key-file-agent = سرّ هذا المفتاح في ssh-agent، ولا يستطيع المتصفح الوصول إليه. استخدموه في سطر الأوامر.
key-file-receives = هذا مفتاح استلام؛ لا يوقّع ولا يفتح جلسات.
key-file-passkey = هذا قيد مفتاح مرور. سجّلوا الدخول بمفتاح المرور نفسه.
key-file-passphrase = عبارة السر لا تفتح الملف.
key-file-too-large = الملف أكبر من أن يكون ملف مفتاح.
key-another-party = هذا المفتاح لطرف غير الذي تتحدثون باسمه.
key-passphrase = عبارة السر
key-keep = حفظ هذا المفتاح في هذا المتصفح
key-keep-note = يمكن لمن يستخدم هذا المتصفح أن يستعمله هنا، ولا يمكن نسخه منه.
key-opening = جارٍ فتح المفتاح
key-fingerprint = بصمة المفتاح
key-fingerprint-is = مفتاح
key-is-passkey = مفتاح مرور
key-is-kept = مفتاح محفوظ
key-forget = نسيان
passkey-not-given = لم يُقدَّم مفتاح مرور. حاولوا ثانيةً، أو استخدموا ملف مفتاح.

## said

type-party-admit = قبول طرف
type-party-update = تغيير بيانات طرف

## broken

broken-title = السجل غير سليم
broken-rewritten = وقّع المضيف تاريخين لا يمكن أن يصحّا معًا.
broken-shortened = لم تعد لدى المضيف كل القيود التي وقّعها.
broken-another-key = يعرض المضيف لهذا السجل مفتاحًا غير الذي يتذكره هذا المتصفح.
broken-another-ledger = كان في هذا العنوان سجل آخر من قبل. هذا ليس هو.
broken-signature = أحدث نقطة تحقق غير موقّعة بمفتاح هذا السجل.
broken-genesis = القيد الأول في هذا السجل لا يسمّي المفتاح الذي يوقّعه.
broken-means = لا يمكن الاعتماد على ما يعرضه هذا الخادم: لا على ما هو نافذ، ولا على ما وقّعه الآخرون.
broken-sign-nothing = لا توقّعوا شيئًا هنا حتى يُحسم الأمر. هذه الصفحة ترفض ذلك.
broken-keep = احتفظوا بما يثبته: احفظوا الملف أدناه.
broken-tell = أبلغوا الأطراف الأخرى والشهود بوسيلة غير هذا الخادم، وقارنوا نقاط تحققكم بنقاطهم.
broken-evidence = حفظ الدليل
broken-evidence-note = يثبته الملف لكل من يعرف مفتاح السجل؛ ويتحقق منه الأمر parley evidence verify دون شبكة.
broken-no-evidence = هذا وحده لا يثبت شيئًا للآخرين بعد: ربما فقد المضيف أحدث قيوده. نقطتا التحقق موقّعتان؛ احتفظوا بهما.
broken-both = حفظ نقطتي التحقق
broken-close = رجوع
broken-anew = حُسم الأمر مع الأطراف الأخرى
broken-anew-note = ينسى هذا المتصفح عندئذ ما كان يتذكره، ويثق بما يعرضه الخادم الآن.
broken-anew-do = النسيان والبدء من جديد
