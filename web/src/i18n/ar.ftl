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

## terms

terms-rules = ما هو محظور
terms-rules-none = هذه الصيغة لا تحظر شيئًا: ليس فيها قواعد.
terms-terms = المدة والسريان
terms-texts = النصوص
terms-volumes = المكان
terms-roles = المشاركون
terms-private = الملاحق الخاصة
terms-clause = البند { $clause }
terms-forbidden = محظور على { $who }: { $acts }.
terms-everyone-bound = كل من هو ملزَم
terms-every-role = كل من له صفة { $role }
terms-where =
    { $n ->
        [zero] في الحيّز { $volumes }.
        [one] في الحيّز { $volumes }.
        [two] في الحيّزين { $volumes }.
        [few] في الأحياز { $volumes }.
        [many] في الأحياز { $volumes }.
       *[other] في الأحياز { $volumes }.
    }
terms-where-all = في الخريطة كلها.
terms-heights = من { $floor } حتى { $ceiling }.
terms-heights-all = على جميع ارتفاعات أحياز الخريطة.
terms-as-volume = حد الحيّز نفسه
terms-when = فقط { $slots }.
terms-when-all = في جميع الأوقات.
terms-slot = { $days } من { $from } حتى { $until } UTC
terms-slot-over = { $days } من { $from } حتى { $until } UTC من اليوم التالي
terms-every-day = كل يوم
terms-exempt = باستثناء
terms-exempt-purposes = لا يشمل: { $purposes }.
terms-exempt-parties = غير موجّه إلى { $parties }.
terms-exempt-groups = يستثني النص هذه الجماعات، وهي ليست أطرافًا هنا: { $groups }.
terms-effective = البداية
terms-effective-at = ليس قبل { $when }.
terms-effective-when = ليس قبل أن يتحقق ما يلي: { $condition }.
terms-effective-none = حالما يوافق كل من تلزم موافقته.
terms-open-until = يسقط إن لم يصبح نافذًا حتى { $when }.
terms-duration-field = المدة
terms-duration = { $period } من البداية.
terms-ends = ينتهي في { $when } على أبعد تقدير.
terms-duration-none = لم تُحدد نهاية.
terms-renewal-field = التجديد
terms-renewal-tacit = يستمر تلقائيًا، ما لم يعترض في الموعد طرف تلزم موافقته.
terms-renewal-consent = لا يستمر إلا إذا وقّع على ذلك قبل نهايته { $who }.
terms-every-required = جميع من تلزم موافقتهم
terms-renewal-same = لمدة مساوية للمدة الأولى.
terms-renewal-period = لمدة { $period } في كل مرة.
terms-renewal-notice = يجب تقديم الاعتراض قبل النهاية بمقدار { $period }.
terms-renewal-most =
    { $n ->
        [zero] لا يُجدَّد.
        [one] مرة واحدة على الأكثر.
        [two] مرتين على الأكثر.
        [few] { $n } مرات على الأكثر.
        [many] { $n } مرة على الأكثر.
       *[other] { $n } مرة على الأكثر.
    }
terms-renewal-none = غير منصوص عليه: لا يُجدَّد.
terms-denunciation-field = النقض
terms-denunciation = يجوز أن ينقضه { $who }، { $notice }.
terms-denunciation-none = غير منصوص عليه: لا يجوز لأحد الخروج قبل النهاية.
terms-suspension-field = التعليق
terms-suspension = يجوز أن يعلّقه { $who }، { $notice }.
terms-suspension-longest = لمدة { $period } على الأكثر.
terms-suspension-open = إلى أن يستأنفه من علّقه.
terms-suspension-none = غير منصوص عليه: لا يجوز لأحد تعليقه.
terms-accession-field = الانضمام
terms-accession = متى صار نافذًا فهو مفتوح أمام { $who }.
terms-accession-none = غير منصوص عليه: لا ينضم أحد لاحقًا.
terms-breach-field = الإخلال
terms-breach = بعد الإخطار بالإخلال تُمنح مهلة { $period } لتداركه.
terms-breach-no-cure = لا يترك الإخطار بالإخلال مهلة لتداركه.
terms-breach-release = وبعدها يجوز لمن أخطر أن يتحلل تجاه الطرف المخلّ.
terms-breach-no-release = ولا يترتب على ذلك تحلل.
terms-breach-none = غير منصوص عليه: لا يجوز الإخطار بإخلال.
terms-any-bound = أي طرف ملزَم
terms-any-seeing = أي طرف يطّلع عليه
terms-notice = بعد { $period } من إعلان ذلك
terms-no-notice = فورًا
terms-no-time = دون مهلة
terms-months =
    { $n ->
        [zero] { $n } شهر
        [one] شهر واحد
        [two] شهران
        [few] { $n } أشهر
        [many] { $n } شهرًا
       *[other] { $n } شهر
    }
terms-days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }
terms-hours =
    { $n ->
        [zero] { $n } ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $n } ساعات
        [many] { $n } ساعة
       *[other] { $n } ساعة
    }
terms-if-accepts = قبول { $party }
terms-if-confirms = تأكيد { $party } «{ $label }»
terms-feet = { $n } قدم
terms-metres = { $n } م
terms-km = { $n } كم
terms-km2 = { $n } كم²
terms-m2 = { $n } م²
terms-height = { $value } { $datum }
terms-ground = سطح الأرض
terms-unlimited = دون حد
terms-volume-heights = من { $floor } صعودًا: { $ceiling }.
terms-volume-windows = فقط { $windows }.
terms-window = من { $from } حتى { $until }
terms-accuracy = يقع الخط الحقيقي ضمن { $length } من الخط المرسوم.
terms-exact = الإحداثيات دقيقة: هي النص المعتمد.
terms-circle = دائرة نصف قطرها { $radius }
terms-corridor =
    { $n ->
        [zero] ممر عرضه { $width }
        [one] ممر عرضه { $width }
        [two] ممر عرضه { $width } عبر نقطتين
        [few] ممر عرضه { $width } عبر { $n } نقاط
        [many] ممر عرضه { $width } عبر { $n } نقطة
       *[other] ممر عرضه { $width } عبر { $n } نقطة
    }
terms-polygon =
    { $n ->
        [zero] حدود دون زوايا
        [one] حدود بزاوية واحدة، أضلاعها مستقيمة في الطول والعرض
        [two] حدود بزاويتين، أضلاعها مستقيمة في الطول والعرض
        [few] حدود ذات { $n } زوايا، أضلاعها مستقيمة في الطول والعرض
        [many] حدود ذات { $n } زاوية، أضلاعها مستقيمة في الطول والعرض
       *[other] حدود ذات { $n } زاوية، أضلاعها مستقيمة في الطول والعرض
    }
terms-polygon-geodesic =
    { $n ->
        [zero] حدود دون زوايا
        [one] حدود بزاوية واحدة، أضلاعها على دوائر عظمى
        [two] حدود بزاويتين، أضلاعها على دوائر عظمى
        [few] حدود ذات { $n } زوايا، أضلاعها على دوائر عظمى
        [many] حدود ذات { $n } زاوية، أضلاعها على دوائر عظمى
       *[other] حدود ذات { $n } زاوية، أضلاعها على دوائر عظمى
    }
terms-map-pending = الخريطة معلَّقة: يمكن الاتفاق عليه من حيث المبدأ، ولا يصبح نافذًا إلا بعد قبول صيغة تتضمن الخريطة النهائية.
terms-map-none = لا توجد خريطة بعد.
terms-coordinates = الإحداثيات
terms-outline = الحدود
terms-hole = فراغ { $n }
terms-part-of = جزء { $n }
terms-centre = المركز
terms-line = الخط
terms-point = نقطة
terms-notation = طريقة الكتابة
terms-authentic = ذو حجية
terms-translation = ترجمة
terms-text-erased = مُحي هذا النص. ويبقى التزامه في السجل.
terms-invisible = حرف غير مرئي قد يغيّر كيفية قراءة النص
terms-more =
    { $n ->
        [zero] لا فقرات أخرى
        [one] عرض فقرة أخرى
        [two] عرض فقرتين أخريين
        [few] عرض التالي من { $n } فقرات أخرى
        [many] عرض التالي من { $n } فقرة أخرى
       *[other] عرض التالي من { $n } فقرة أخرى
    }
terms-more-points =
    { $n ->
        [zero] لا نقاط أخرى
        [one] عرض نقطة أخرى
        [two] عرض نقطتين أخريين
        [few] عرض التالي من { $n } نقاط أخرى
        [many] عرض التالي من { $n } نقطة أخرى
       *[other] عرض التالي من { $n } نقطة أخرى
    }
terms-private-note =
    { $n ->
        [zero] لا توجد ملاحق خاصة.
        [one] يوجد ملحق خاص واحد. وهو جزء ملزم من هذه الصيغة ولا يُعرض إلا على المذكورين.
        [two] يوجد ملحقان خاصان. وهما جزء ملزم من هذه الصيغة ولا يُعرضان إلا على المذكورين.
        [few] توجد { $n } ملاحق خاصة. وهي جزء ملزم من هذه الصيغة ولا تُعرض إلا على المذكورين.
        [many] يوجد { $n } ملحقًا خاصًا. وهي جزء ملزم من هذه الصيغة ولا تُعرض إلا على المذكورين.
       *[other] يوجد { $n } ملحق خاص. وهي جزء ملزم من هذه الصيغة ولا تُعرض إلا على المذكورين.
    }
terms-private-for = لـ { $parties } وحدهم.
terms-consents = تلزم موافقته
terms-fingerprint = بصمة هذه الصيغة
terms-authority = يستند إلى: { $authority }

## talk

talk-nothing = لم يُقل شيء بعد.
talk-open = دون رد
talk-answered = رُدّ عليه ولم يُحسم
talk-settled = محسوم
talk-blocks = يمنع النفاذ
talk-aside = قيل لـ { $parties } وحدهم
talk-did-arrangement-table = طرحه
talk-did-arrangement-revise = طرح صيغة جديدة
talk-did-arrangement-counter = طرحه اقتراحًا مقابلًا
talk-did-arrangement-declare = أعلنه
talk-did-arrangement-assert = ادّعاه
talk-did-arrangement-withdraw = سحبه
talk-did-arrangement-suspend = علّقه
talk-did-arrangement-resume = استأنفه
talk-did-arrangement-denounce = نقضه
talk-did-arrangement-renew = قرر بشأن تجديده
talk-did-arrangement-publish = شارك في نشره
talk-did-audience-extend = أطلع عليه أطرافًا أخرى
talk-did-clarification-ask = طلب استيضاحًا
talk-did-clarification-answer = ردّ
talk-did-clarification-settle = حسم الاستيضاح
talk-did-comment-make = علّق
talk-did-position-take = اتخذ موقفًا
talk-did-position-simultaneous = قبل في آن واحد مع آخرين
talk-did-reservation-accept = قبل التحفظ
talk-did-reservation-object = اعترض على التحفظ
talk-did-condition-confirm = أكد ما يتطلبه شرط
talk-did-recognition-acknowledge = أكد الاستلام
talk-did-recognition-give = اعترف به
talk-did-recognition-condition = اعترف به بشرط
talk-did-recognition-refuse = رفض الاعتراف به
talk-did-breach-notify = أخطر بإخلال
talk-did-breach-cure = قال إن الإخلال قد تُدورك
talk-did-breach-release = تحلل منه
talk-did-territory-disclaim = تخلى عن أثر المساس بإقليمه
talk-did-retention-hold = منع محوه
talk-did-retention-release = رفع منعه للمحو
talk-did-retention-announce = أعلن محوه
talk-took-accept = قبل
talk-took-accept-with-reservation = قبل بتحفظ
talk-took-accept-with-condition = قبل بشرط
talk-took-reject = رفض
talk-took-undecided = قال إنه لم يقرر بعد

## force

force-clock = المدة
force-began = نافذ منذ
force-ends = ينتهي
force-local = هنا
force-no-end = لم تُحدد نهاية
force-renewed = جُدِّد
force-times =
    { $n ->
        [zero] { $n } مرة
        [one] مرة واحدة
        [two] مرتين
        [few] { $n } مرات
        [many] { $n } مرة
       *[other] { $n } مرة
    }
force-left = بقي { $time }
force-over = انقضت المدة
force-no-renewal = لا يُجدَّد.
force-tacit = يستمر تلقائيًا، ما لم يُقدَّم اعتراض قبل { $when }.
force-suspended = هو معلَّق: ما دام كذلك فلا أحد ملزَم به. وتستمر مدته في السريان.
force-waits = ما يجب فعله
force-since = منذ { $when }.
force-released-from = متحلل منه تجاه { $parties }.
force-leaving = في طريقه إلى الخروج.
force-free =
    { $n ->
        [zero] لا طرف غير ملزَم
        [one] طرف واحد غير ملزَم
        [two] طرفان غير ملزَمين
        [few] { $n } أطراف غير ملزَمة
        [many] { $n } طرفًا غير ملزَم
       *[other] { $n } طرف غير ملزَم
    }
force-toward = تجاه من ليس ملزَمًا به يبقى على حقيقته: غير مقبول. وحيث يتمسك به آخرون فالمواجهة ممكنة.
force-why-never = لم يقبله.
force-why-open = قبله مع أمر لا يزال معلقًا.
force-why-rejected = رفضه.
force-why-left = خرج منه.
force-why-released = تحلل منه بعد إخلال.
force-why-released-from = تحلل منه بعد إخلال، تجاه { $parties }.
force-why-suspended = هو معلَّق.
force-why-declared = لم يعترف به.
force-why-receipted = أكد الاستلام ولم يعترف بشيء.
force-why-recognition-refused = رفض الاعتراف به.
force-why-recognised-with-condition = اعترف به بشرط لا يزال معلقًا.
force-why-asserted = يدّعيه طرف واحد؛ ولم يقبله هذا الطرف.
force-why-authorised = أذنت به جهة ثالثة؛ ولم يقبله هذا الطرف.
force-public = علني منذ { $when }.
force-publishing = يريدون نشره: { $parties }.
force-check = فحص رحلة جوية أو تحرك هنا
force-check-note = مقابل كل ما تطّلعون عليه هنا، لا هذا الترتيب وحده. ولا يُدوَّن شيء في السجل.
force-check-ask = فحص
force-who = من
force-activity = ماذا يفعل
force-purpose = الغرض
force-no-purpose = لا غرض مستثنى
force-around = حول مكان
force-whole = في هذه الخريطة كلها
force-place = المكان
force-pick = اختيار على الخريطة
force-picking = انقروا على الخريطة
force-pick-hint = انقروا على الخريطة، أو حرّكوها واضغطوا Enter لاختيار وسطها.
force-unreadable = لا يمكن قراءة هذا مكانًا. اكتبوا مثلًا 34.8 N, 36.6 E.
force-radius = نصف القطر بالكيلومتر
force-floor = من
force-ceiling = حتى
force-unit = الوحدة والمرجع
force-unit-ft-amsl = قدم فوق متوسط مستوى سطح البحر
force-unit-ft-agl = قدم فوق سطح الأرض
force-unit-m-amsl = م فوق متوسط مستوى سطح البحر
force-unit-m-agl = م فوق سطح الأرض
force-unit-m-wgs84 = م فوق المجسم الإهليلجي
force-unit-fl = مستوى الطيران
force-from = من، بتوقيت UTC
force-until = حتى، بتوقيت UTC
force-lacks-party = اختاروا من يقوم به.
force-lacks-place = حددوا المكان: إحداثيات، أو نقرة على الخريطة.
force-lacks-time = يجب أن تكون النهاية بعد البداية.
force-lacks-radius = أعطوا نصف قطر لا يتجاوز 1,000 كم.
check-conflict = تعارض
check-conflict-note = تحظره قاعدة تُلزم هذا الطرف.
check-indeterminate = لا يمكن الجزم
check-indeterminate-note = ضمن دقة الخرائط والارتفاعات لا يمكن الجزم. اعتبروه تعارضًا إلى أن يُجزم به.
check-coordinate = تحدثوا إلى الآخرين أولًا
check-coordinate-note = لا تُلزم هذا الطرف قاعدة هناك، لكن آخرين يعتزمون التمسك بقاعدة، أو هم هناك.
check-no-conflict = لا يُعرف تعارض
check-no-conflict-note = لا شيء مما أُبلغ به هذا الطرف يحظره. وليس ذلك إذنًا.
check-forbids = البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }، و{ $party } ملزَم.
check-may = قد يحظره البند { $clause } من «{ $title }» في الحيّز { $volume }: ضمن الدقة المذكورة، أو لعدم وجود مرجع مشترك، لا يمكن الجزم؛ و{ $party } ملزَم.
check-upheld =
    { $n ->
        [zero] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزم التمسك به: المواجهة ممكنة.
        [one] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزم التمسك به: المواجهة ممكنة.
        [two] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزمان التمسك به: المواجهة ممكنة.
        [few] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزمون التمسك به: المواجهة ممكنة.
        [many] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزمون التمسك به: المواجهة ممكنة.
       *[other] البند { $clause } من «{ $title }» يحظره في الحيّز { $volume }. { $party } غير ملزَم، لكن { $parties } يعتزمون التمسك به: المواجهة ممكنة.
    }
check-exempt = البند { $clause } من «{ $title }» في الحيّز { $volume } يستثنيه، بحسب ما تقولونه عن أنفسكم.
check-nobody = كان البند { $clause } من «{ $title }» في الحيّز { $volume } ليحظره، لكن لا أحد ملزَم ({ $state }).
check-operation = توجد هناك عملية لـ { $parties }.
check-call = تحدثوا إلى { $parties }.
check-as-of = حتى القيد { $size }، { $when }.

## sign

sign-heading = التوقيع
sign-for = أنتم توقّعون باسم { $party }
sign-as = بصفة { $post }
sign-preparing = جارٍ قراءة ما سيُوقَّع…
sign-yes = نعم
sign-no-login = لا أحد مسجّل الدخول. سجّلوا الدخول بمفتاح يحق له توقيع هذا.
sign-no-past = تنظرون إلى وقت غير الآن. لا يمكن توقيع شيء هنا: عودوا إلى الآن.
sign-no-broken = السجل غير سليم. لا توقّعوا شيئًا حتى يُحسم الأمر مع الأطراف الأخرى.
sign-no-unverified = تعذّر التحقق من السجل الآن. لا يُوقَّع شيء على ما لم يُتحقق منه؛ حاولوا ثانيةً عند عودة الاتصال.
sign-no-power = لا يحق لمفتاحكم توقيع هذا.
sign-no-power-others = يحق ذلك لهذه المناصب لدى طرفكم: { $posts }.
sign-no-mismatch = ما يعرضه الخادم ليس ما تقوله بصماته. لا توقّعوا شيئًا، واحتفظوا بهذه الصفحة، وأبلغوا الأطراف الأخرى.
sign-no-another-party = وُقّع هذا لطرف غير طرفكم.
sign-no-another-ledger = وُقّع هذا لسجل آخر.
sign-no-signature = توقيع عليه غير صحيح، أو مفتاحه غير معروف هنا. لا تضيفوا توقيعكم.
sign-title-in = العنوان ({ $language })
sign-kind = النوع
sign-heights = الارتفاعات
sign-map = الخريطة
sign-map-final =
    { $n ->
        [0] لا خريطة
        [zero] لا خريطة
        [one] نهائية، حيّز واحد
        [two] نهائية، حيّزان
        [few] نهائية، { $n } أحياز
        [many] نهائية، { $n } حيّزًا
       *[other] نهائية، { $n } حيّز
    }
sign-map-pending = معلَّقة: يمكن الاتفاق عليه من حيث المبدأ، ولا يصبح نافذًا إلا مع الخريطة النهائية
sign-windows = في هذه الأوقات
sign-consenting = تلزم موافقتهم بحكم صفاتهم
sign-rules-show =
    { $n ->
        [0] الشروط
        [zero] الشروط
        [one] الشروط وقاعدة واحدة
        [two] الشروط وقاعدتان
        [few] الشروط و{ $n } قواعد
        [many] الشروط و{ $n } قاعدة
       *[other] الشروط و{ $n } قاعدة
    }
sign-texts-show =
    { $n ->
        [zero] النص
        [one] النص
        [two] النص بلغتين
        [few] النص بـ { $n } لغات
        [many] النص بـ { $n } لغة
       *[other] النص بـ { $n } لغة
    }
sign-outline = حدود الخريطة؛ وإحداثياتها تليها نصًا.
sign-coordinates = الإحداثيات (العرض، الطول، WGS 84)
sign-half-width = نصف العرض: { $width }
sign-accuracy = قد يبعد الخط الحقيقي { $length } عن الخط المرسوم.
sign-fingerprint = بصمة المستند
sign-fingerprint-whole = البصمة كاملة
sign-statement-id = معرّف البيان
sign-seen-by = يطّلع عليه:
sign-everyone = كل من في هذا السجل
sign-speak-for = التوقيع باسم المنصب
sign-all = كل ما يُوقَّع
sign-at = كُتب في { $when }
sign-next-waits = وبعد ذلك يبقى بانتظار { $parties }.
sign-next-all = بهذا يكون كل من تلزم موافقته قد وافق: ويصبح نافذًا وفق شروطه.
sign-next-more = وبعد ذلك يبقى أمر آخر معلقًا؛ وتبيّنه صفحة المراجعة.
sign-now = حالته الآن: { $state }.
sign-now-waits = وهو بانتظار { $parties }.
sign-two = تشترط قاعدة طرفكم منصبين. وقّعوا أولًا؛ ثم سلّموا الملف إلى منصب ثانٍ يوقّعه ويقدّمه.
sign-exercise = هذا تمرين.
sign-with-passkey = التوقيع بمفتاح المرور
sign-with-key = توقيع
sign-pick-key = التوقيع بملف مفتاح
sign-wrong-key = هذا مفتاح غير الذي سجّلتم الدخول به. سجّلوا الدخول به أولًا.
sign-signing = جارٍ التوقيع…
sign-send-again = إرساله ثانيةً
sign-outcome-unknown = انقطع الاتصال أثناء الإرسال، فربما وصل وربما لم يصل. لقد وُقّع؛ وإرساله ثانيةً مأمون.
sign-ended = انتهت جلستكم. لم يُفقد شيء: سجّلوا الدخول من جديد وتابعوا.
sign-again = تسجيل الدخول من جديد والمتابعة
sign-back = رجوع
sign-close = تم
sign-done = تم التوقيع
sign-done-what = هو القيد { $index } في السجل. وجرى هنا التحقق من إيصاله.
sign-receipt = حفظ الإيصال
sign-half = وُقّع مرة واحدة ولم يُقدَّم
sign-half-what = يجب أن يوقّعه منصب ثانٍ لدى طرفكم. احفظوا الملف وسلّموه كما تشاؤون: فيه نص البيان.
sign-half-fingerprint = اقرؤوا هذا للمنصب الثاني
sign-half-void = ما يقوله طرفكم في الموضوع نفسه في أثناء ذلك يُبطله.
sign-half-save = حفظ الملف
sign-queued = وُقّع، وهو في الانتظار
sign-queued-what = تحتفظ به هذه المرآة وترسله عند توفر اتصال بالمضيف. ولم يدخل السجل بعد.
sign-signed-by = وقّعه { $post }؛ والتوقيع صحيح
sign-any = بتوقيعكم يصدر { $party } هذا البيان: { $type }. ويمكن للآخرين إثبات ذلك.
sign-position-take-accept =
    بتوقيعكم يقبل { $party } «{ $title }»{ $number ->
        [0] .
       *[other] ، الصيغة { $number }.
    } ويمكن للآخرين إثبات ذلك.
sign-position-take-accept-with-reservation = بتوقيعكم يقبل { $party } «{ $title }» مع التحفظ أدناه. ولا يُعدّ ذلك موافقة حتى يقبل الآخرون التحفظ.
sign-position-take-accept-with-condition = بتوقيعكم يقبل { $party } «{ $title }» بالشرط أدناه. ولا يُعدّ ذلك موافقة حتى يتحقق الشرط.
sign-position-take-reject = بتوقيعكم يرفض { $party } «{ $title }». وله أن يغيّر رأيه حتى يصبح نافذًا.
sign-position-take-undecided = بتوقيعكم يقول { $party } إنه لم يقرر بشأن «{ $title }». ولا يعود أي قبول سابق منه محسوبًا.
sign-position-simultaneous = بتوقيعكم يقبل { $party } «{ $title }» مع المذكورين أدناه. ويُحسب ذلك متى وقّع آخرهم.
sign-reservation-accept = بتوقيعكم يقبل { $party } تحفظ طرف آخر على «{ $title }».
sign-reservation-object = بتوقيعكم يعترض { $party } على تحفظ طرف آخر على «{ $title }».
sign-condition-confirm = بتوقيعكم يؤكد { $party } أن هذا قد حدث: { $label }.
sign-arrangement-table = بتوقيعكم يطرح { $party } «{ $title }» على المذكورين أدناه. ولا يكون به اتفاق على شيء، ولا من { $party }.
sign-arrangement-revise = بتوقيعكم يطرح { $party } صيغة جديدة من «{ $title }» محل السابقة. ويوافق من جديد كل من تلزم موافقته.
sign-arrangement-counter = بتوقيعكم يطرح { $party } «{ $title }» اقتراحًا مقابلًا. ويبقى كلاهما مفتوحًا، ولا يكون به اتفاق على شيء.
sign-arrangement-declare = بتوقيعكم يعلن { $party } «{ $title }» على إقليمه. ويُلزم { $party } فورًا، ويُلزم الآخرين متى اعترفوا به.
sign-arrangement-assert = بتوقيعكم يُعلِم { $party } بـ «{ $title }» بوصفه قوله هو. ولا يُلزم أحدًا لم يقبله.
sign-arrangement-withdraw = بتوقيعكم يسحب { $party } «{ $title }».
sign-arrangement-suspend = بتوقيعكم يعلّق { $party } «{ $title }». ولا يُلزم أحدًا في أثناء ذلك، وتستمر المدة في السريان.
sign-arrangement-resume = بتوقيعكم ينهي { $party } تعليقه لـ «{ $title }».
sign-arrangement-denounce = بتوقيعكم ينقض { $party } «{ $title }». وينتهي بعد المهلة، ولا رجوع عن ذلك.
sign-arrangement-renew-renew = بتوقيعكم يجدد { $party } «{ $title }» لمدة أخرى.
sign-arrangement-renew-object = بتوقيعكم يعترض { $party } على تجديد «{ $title }».
sign-arrangement-publish = بتوقيعكم يوافق { $party } على نشر «{ $title }». ومتى وقّع الجميع فلا رجوع عن ذلك لأحد.
sign-arrangement-publish-withdraw = بتوقيعكم يسحب { $party } موافقته على نشر «{ $title }».
sign-clarification-ask = بتوقيعكم يطلب { $party } استيضاحًا بشأن «{ $title }».
sign-clarification-ask-blocking = بتوقيعكم يطلب { $party } استيضاحًا بشأن «{ $title }» يجب حسمه قبل أن يصبح نافذًا.
sign-clarification-answer = بتوقيعكم يرد { $party } على استيضاح بشأن «{ $title }».
sign-clarification-settle = بتوقيعكم يقول { $party } إن استيضاحه بشأن «{ $title }» قد حُسم.
sign-comment-make = بتوقيعكم يعلّق { $party } على «{ $title }».
sign-recognition-acknowledge = بتوقيعكم يؤكد { $party } أنه تسلّم «{ $title }». ولا يعترف بذلك بشيء.
sign-recognition-give = بتوقيعكم يعترف { $party } بـ «{ $title }»، ويصبح ملزَمًا به.
sign-recognition-condition = بتوقيعكم يعترف { $party } بـ «{ $title }» بالشرط أدناه.
sign-recognition-refuse = بتوقيعكم يرفض { $party } الاعتراف بـ «{ $title }».
sign-breach-notify = بتوقيعكم يخطر { $party } { $other } بإخلال بـ «{ $title }».
sign-breach-cure = بتوقيعكم يرى { $party } أن إخلالًا بـ «{ $title }» قد تُدورك.
sign-breach-release = بتوقيعكم يتحلل { $party } من «{ $title }» تجاه الطرف المخلّ.
sign-audience-extend = بتوقيعكم يتيح { $party } للمذكورين أدناه الاطلاع على «{ $title }»، بكل ما اطلع عليه جميع المخاطبين من قبل.
sign-annex-deposit = بتوقيعكم يودع { $party } الملحق الخاص «{ $label }» للمذكورين أدناه.
sign-operation-plan = بتوقيعكم يُعلِم { $party } المذكورين أدناه بعملية.
sign-operation-change = بتوقيعكم يغيّر { $party } عملية كان قد أعلم بها.
sign-operation-start = بتوقيعكم يقول { $party } إن عمليته قد بدأت.
sign-operation-end = بتوقيعكم يقول { $party } إن عمليته قد انتهت.
sign-party-admit = بتوقيعكم يقبل { $party } { $name } طرفًا. وهذا يشهد على اسمه؛ أما من هو فيحدده مفتاحه.
sign-party-update = بتوقيعكم يغيّر { $party } اسمه.
sign-party-two-person = بتوقيعكم يشترط { $party } من الآن فصاعدًا توقيع منصبين من مناصبه على هذه البيانات.
sign-party-two-person-end = بتوقيعكم ينهي { $party } قاعدته التي تشترط توقيع منصبين.
sign-post-roster = بتوقيعكم يحدد { $party } من ينوب عن منصبه { $name }. ويحل ذلك محل ما قيل من قبل.
sign-key-enrol = بتوقيعكم يتيح { $party } للمفتاح أدناه التوقيع أو تسجيل الدخول لأحد مناصبه.
sign-key-enrol-recover = بتوقيعكم يمنح { $party } { $other } مفتاحًا جديدًا. ويراه الجميع، ويمكن لـ { $other } إلغاؤه قبل أن يصبح صالحًا.
sign-key-revoke = بتوقيعكم يلغي { $party } المفتاح أدناه. ومن حينها لا يوقّع شيئًا ولا يفتح شيئًا.
sign-territory-declare = بتوقيعكم يعلن { $party } أن هذا الإقليم إقليمه.
sign-territory-disclaim = بتوقيعكم يعلن { $party } أنه لا يدّعي إقليمًا هنا.
sign-retention-hold = بتوقيعكم يتحفظ { $party } على «{ $title }»: لا يجوز محو شيء منه.
sign-retention-release = بتوقيعكم يرفع { $party } تحفظه عن «{ $title }».
sign-retention-announce = بتوقيعكم يعلن { $party } أن هذا سيُمحى.
sign-retention-erase = بتوقيعكم يمحو { $party } هذا. ولا يمكن لأحد استعادته.
sign-log-policy = بتوقيعكم يستبدل { $party } سياسة السجل.
sign-field-against = ضد
sign-field-attributed = كما تنسبه الخريطة
sign-field-clause = البند
sign-field-compromised_since = مكشوف منذ
sign-field-condition = الشرط
sign-field-deputies = النواب
sign-field-effects = ما يبقى
sign-field-ends = ينتهي
sign-field-erasure_notice = مهلة الإعلان قبل المحو
sign-field-everyone = الجميع
sign-field-expiry = المدة التي تنتهي
sign-field-intent = ما يُخطط له
sign-field-key = المفتاح
sign-field-label = التسمية
sign-field-map = الخريطة
sign-field-members = مع
sign-field-must_answer = يجب أن يكون أحد مناوبًا في كل ساعة
sign-field-name = الاسم
sign-field-notice = الإخطار بالإخلال
sign-field-operation = العملية
sign-field-part = المحتوى
sign-field-parties = لـ
sign-field-party = الطرف
sign-field-point = المكان
sign-field-post = المنصب
sign-field-profile = الطرف
sign-field-proof = إثبات المفتاح
sign-field-question = الاستيضاح
sign-field-quorum = النصاب
sign-field-reason = السبب
sign-field-recovery_delay = مهلة الاسترداد
sign-field-reservation = التحفظ
sign-field-source = قيل من قبل
sign-field-text = النص
sign-field-types = البيانات
sign-field-until = حتى
sign-field-watch = المناوبات
sign-field-witnesses = الشهود
type-party-two-person = قاعدة التوقيعين
type-post-roster = جدول المناوبة
type-key-enrol = مفتاح جديد
type-key-revoke = إلغاء مفتاح
type-territory-declare = إعلان إقليم
type-territory-disclaim = تخلٍّ عن ادعاء إقليم
type-arrangement-table = طرح
type-arrangement-revise = صيغة جديدة
type-arrangement-counter = اقتراح مقابل
type-arrangement-withdraw = سحب
type-arrangement-declare = إعلان منطقة
type-arrangement-assert = ادعاء منطقة
type-arrangement-suspend = تعليق
type-arrangement-resume = استئناف
type-arrangement-denounce = نقض
type-arrangement-renew = تجديد
type-arrangement-publish = نشر
type-clarification-ask = طلب استيضاح
type-clarification-answer = رد
type-clarification-settle = حسم استيضاح
type-comment-make = تعليق بالرأي
type-position-take = موقف
type-position-simultaneous = قبول متزامن
type-reservation-accept = قبول تحفظ
type-reservation-object = اعتراض على تحفظ
type-condition-confirm = تأكيد شرط
type-recognition-acknowledge = تأكيد استلام
type-recognition-give = اعتراف
type-recognition-condition = اعتراف بشرط
type-recognition-refuse = رفض الاعتراف
type-annex-deposit = ملحق خاص
type-audience-extend = توسيع دائرة المطّلعين
type-breach-notify = إخطار بإخلال
type-breach-cure = تدارك إخلال
type-breach-release = تحلل
type-operation-plan = عملية مخططة
type-operation-change = تغيير عملية
type-operation-start = بدء عملية
type-operation-end = انتهاء عملية
type-log-genesis = تأسيس السجل
type-log-rules = قواعد البروتوكول
type-log-policy = سياسة السجل
type-log-padding = قيد تمويه
type-retention-announce = إعلان محو
type-retention-erase = محو
type-retention-hold = تحفظ قانوني
type-retention-release = رفع التحفظ القانوني
said-party-admit = قبل { $name } طرفًا
said-party-update = صار اسمه { $name }
said-post-roster = حدد من ينوب عن المنصب { $post }
said-key-enrol =
    { $recovery ->
        [yes] استرداد مفاتيح طرف مفقودة: مفتاح للمنصب { $post }
       *[other] قيّد مفتاحًا للمنصب { $post }
    }
said-key-revoke =
    { $compromised ->
        [yes] ألغى مفتاحًا ربما استخدمه غيره
       *[other] ألغى مفتاحًا
    }
said-territory-declare = أعلن إقليمًا: { $name }
said-territory-disclaim =
    { $attributed ->
        [yes] تخلى عما تنسبه إليه خريطة العالم
       *[other] تخلى عن ادعاء إقليم
    }
said-clarification-ask =
    { $blocks ->
        [yes]
            { $clause ->
                [none] طلب استيضاحًا يمنع النفاذ
               *[other] طلب استيضاحًا بشأن البند { $clause } يمنع النفاذ
            }
       *[other]
            { $clause ->
                [none] طلب استيضاحًا
               *[other] طلب استيضاحًا بشأن البند { $clause }
            }
    }
said-position-take =
    { $stance ->
        [accept]
            { $source ->
                [yes] قبل، كما قال علنًا من قبل
               *[other] قبل
            }
        [accept-with-reservation] قبل بتحفظ
        [accept-with-condition] قبل بشرط
        [reject] رفض
       *[undecided] تركه مفتوحًا
    }
said-arrangement-renew =
    { $decision ->
        [renew] جدد المدة
       *[object] اعترض على التجديد
    }
said-arrangement-publish =
    { $withdraw ->
        [yes] سحب موافقته على النشر
       *[other] وافق على النشر
    }
said-breach-notify =
    { $clause ->
        [none] أخطر بإخلال من { $party }
       *[other] أخطر بإخلال من { $party } بالبند { $clause }
    }
said-condition-confirm = أكد الشرط { $label }
said-annex-deposit = أودع الملحق الخاص { $label }
said-audience-extend =
    { $everyone ->
        [yes] أطلع عليه الجميع
       *[other] أطلع عليه أطرافًا أخرى
    }
said-retention-erase =
    { $count ->
        [zero] لم يمحُ قيدًا
        [one] محا قيدًا واحدًا
        [two] محا قيدين
        [few] محا { $count } قيود
        [many] محا { $count } قيدًا
       *[other] محا { $count } قيد
    }
said-log-genesis = أسس السجل { $name }

## review

review-tabs = ما يُعرض
review-tab-terms = الشروط
review-tab-changes = التغييرات منذ الصيغة { $n }
review-tab-answered = ما الذي يغيّره
review-answered = { $title }، الصيغة { $n }
review-tab-discussion = النقاش
review-tab-positions = المواقف
review-tab-record = السجل
review-open-questions =
    { $n ->
        [zero] لا استيضاح مفتوح
        [one] استيضاح واحد مفتوح
        [two] استيضاحان مفتوحان
        [few] { $n } استيضاحات مفتوحة
        [many] { $n } استيضاحًا مفتوحًا
       *[other] { $n } استيضاح مفتوح
    }
review-tabled = الصيغة { $n } من { $of }، طرحها { $party }، { $when }
review-revision = الصيغة { $n }
review-answers = اقتراح مقابل لـ
review-countered =
    { $n ->
        [zero] لا اقتراح مقابل
        [one] قوبل باقتراح
        [two] قوبل باقتراحين:
        [few] قوبل بـ { $n } اقتراحات:
        [many] قوبل بـ { $n } اقتراحًا:
       *[other] قوبل بـ { $n } اقتراح:
    }
review-newer = توجد صيغة أحدث، { $n }.
review-newer-force = طُرحت الصيغة { $n } لتحل محل هذه. وتبقى هذه سارية حتى تصبح تلك نافذة.
review-newer-see = عرض ما تغيّره
review-not-carried = قبلتم الصيغة { $n }. ولا ينتقل ذلك القبول: هذا نص آخر، ويحتاج إلى كلمتكم من جديد.
review-compare-from = من
review-compare-to = إلى
review-first = هذه الصيغة الأولى: لا يوجد ما تُقارن به.
review-nothing-differs = لا يختلف شيء يمكن عرضه. وهما مع ذلك صيغتان، وتحتاج كل منهما إلى موافقة خاصة بها.
review-field = البند
review-was = سابقًا
review-is = المقترح الآن
review-absent = لم يكن موجودًا
review-dropped = محذوف
review-alike = تُقرأ هذه على نحو واحد وليست واحدة: قد يحمل طرفان اسمًا واحدًا.
review-nobody = لا أحد بحكم صفته
review-always = ما دام نافذًا
review-exact = دقيق
review-outline-moved = { $shape }، في مكان آخر
review-area-note = مكتسب { $gained }، متروك { $lost }. المساحات للعلم؛ ولا تقرر شيئًا.
review-map-erased = لا يمكن عرض إحدى الخريطتين: مُحيت، أو ليست لكم.
review-text-added = جديد
review-text-removed = محذوف
review-standing = سابقًا: { $was }. الآن: { $is }.
review-group-area = المساحة
review-group-heading = ماهيته
review-group-terms = المدة والسريان
review-group-rules = ما هو محظور
review-group-volumes = المكان
review-group-roles = المشاركون
review-group-private = الملاحق الخاصة
review-field-area = جميع الأحياز
review-field-kind = النوع
review-field-basis = الأساس
review-field-authority = السند
review-field-consenting = الصفات التي تلزم موافقتها
review-field-map = الخريطة
review-field-volume = { $volume }
review-field-outline = { $volume }: الحدود
review-field-floor = { $volume }: الحد الأدنى
review-field-ceiling = { $volume }: الحد الأعلى
review-field-windows = { $volume }: الأوقات
review-field-accuracy = { $volume }: الدقة
review-field-called = { $party }: الاسم في النص
review-map-pending = معلَّقة
review-map-final = نهائية
review-claim = تقع { $area } على إقليم يعلنه { $party }.
review-claim-attributed = تقع { $area } على إقليم تنسبه خريطة العالم إلى { $party }.
review-gate =
    { $n ->
        [zero] لا يصبح نافذًا إلا بعد موافقة طرفين على الأقل على هذه الصيغة نفسها.
        [one] لا يصبح نافذًا إلا بعد موافقة ذلك الطرف وطرف آخر على الأقل على هذه الصيغة نفسها.
        [two] لا يصبح نافذًا إلا بعد موافقة الطرفين كليهما على هذه الصيغة نفسها.
        [few] لا يصبح نافذًا إلا بعد موافقة الأطراف الـ { $n } جميعًا على هذه الصيغة نفسها.
        [many] لا يصبح نافذًا إلا بعد موافقة الأطراف الـ { $n } جميعًا على هذه الصيغة نفسها.
       *[other] لا يصبح نافذًا إلا بعد موافقة الأطراف الـ { $n } جميعًا على هذه الصيغة نفسها.
    }
review-bound-count =
    { $n ->
        [0] لا أحد ملزَم
        [zero] لا أحد ملزَم
        [one] طرف واحد ملزَم
        [two] طرفان ملزَمان
        [few] { $n } أطراف ملزَمة
        [many] { $n } طرفًا ملزَمًا
       *[other] { $n } طرف ملزَم
    }
review-bound = ملزَم
review-you = أنتم
review-party = الطرف
review-by-revision = بحسب الصيغة
review-not-admitted = ليس طرفًا هنا، وتلزم موافقته
review-key-compromised = وُقّع بمفتاح قيل لاحقًا إنه مكشوف
review-required = تلزم موافقته: { $why }.
review-because-role = صفته تلزم موافقتها
review-because-territory = يقع على إقليمه
review-because-indeterminate = قد يقع على إقليمه، ضمن دقة الخرائط
review-because-bound = هو ملزَم بالصيغة التي تحل هذه محلها
review-if = إذا { $condition }.
review-with = في آن واحد مع { $parties }.
review-later-claims = ادُّعي بعد نفاذه: { $parties }. ويُحسب هذا الادعاء للصيغة التالية.
review-stance-accept = يقبل هذه الصيغة
review-stance-accept-open = يقبل متى وقّع الآخرون أيضًا
review-stance-accept-with-reservation = يقبل بتحفظ قبله الآخرون
review-stance-accept-with-reservation-open = يقبل بتحفظ لا يزال مفتوحًا
review-stance-accept-with-condition = يقبل؛ وقد تحقق شرطه
review-stance-accept-with-condition-open = يقبل بشرط لا يزال مفتوحًا
review-stance-reject = يرفض هذه الصيغة
review-stance-undecided = قال إنه لم يقرر بعد
review-stance-again = قبل الصيغة { $n } فقط؛ وعليه أن يراجع من جديد
review-stance-missing = لم يُجب بعد
review-stance-none = لم يقل شيئًا
review-standing-accepted = قبل
review-standing-open = قبل، وأمر ما مفتوح
review-standing-rejected = رفض
review-standing-undecided = لم يقرر
review-standing-again = قبل صيغة أسبق
review-standing-missing = سُئل ولم يُجب
review-standing-none = لم يقل شيئًا
review-waits = ما ينتظره
review-you-must = بانتظاركم
review-must = بانتظار { $parties }
review-time = لا يلزم إلا مرور الوقت
review-blocks-nothing = لا يمنع شيئًا
review-wait-position = لم يقبل { $party } هذه الصيغة ({ $why }).
review-wait-position-undecided = لم يقبل { $party } هذه الصيغة: يقول إنه لم يقرر بعد ({ $why }).
review-wait-position-reject = يرفض { $party } هذه الصيغة ({ $why }).
review-wait-disclaim = وله أيضًا أن يتخلى عن أثر المساس، وهو ضمن دقة الخرائط.
review-wait-reaffirmation = قبل { $party } بمفتاح قال لاحقًا إنه مكشوف، ولم يؤكد قبوله من جديد.
review-wait-admission = تلزم موافقة { $party } ({ $why }) وهو ليس طرفًا هنا.
review-wait-audience = تلزم موافقة { $party } ولا يطّلع على هذا الترتيب بعد؛ ويمكن لـ { $sponsor } أن يتيح له الاطلاع.
review-wait-second-party = يحتاج الاتفاق إلى طرفين مختلفين على الأقل قبلاه.
review-wait-answer = ينتظر { $party } استيضاحًا؛ ولم يردّ أحد.
review-wait-settle = لدى { $party } ردّ على استيضاحه ولم يحسمه.
review-wait-reservation = تحفظ { $party } مفتوح؛ والقبول الصريح يتخلى عنه.
review-wait-reservation-objects =
    { $n ->
        [zero] لا أحد يعترض عليه.
        [one] يعترض عليه { $parties }.
        [two] يعترض عليه { $parties }.
        [few] يعترض عليه { $parties }.
        [many] يعترض عليه { $parties }.
       *[other] يعترض عليه { $parties }.
    }
review-wait-reservation-silent =
    { $n ->
        [zero] قبله الجميع.
        [one] لم يقبله { $parties }.
        [two] لم يقبله { $parties }.
        [few] لم يقبله { $parties }.
        [many] لم يقبله { $parties }.
       *[other] لم يقبله { $parties }.
    }
review-wait-condition = يقبل { $party } بشرط { $condition }.
review-wait-condition-open = يقبل { $party } بشرط يتوقف على { $parties }.
review-wait-simultaneous =
    { $n ->
        [zero] يقبل { $party } في آن واحد مع آخرين.
        [one] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
        [two] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
        [few] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
        [many] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
       *[other] يقبل { $party } في آن واحد مع آخرين: لم يوقّع { $parties } بعد.
    }
review-wait-cycle = شروط { $parties } متوقف بعضها على بعض. يفتح الدائرة قبول صريح واحد، أو أن يوقّعوا جميعًا في آن واحد.
review-wait-map = الخريطة معلَّقة. لا يصبح نافذًا إلا بعد قبول صيغة تتضمن الخريطة النهائية؛ ويمكن لـ { $party } طرحها.
review-wait-date = تسمح شروطه ببدئه في { $when }، لا قبل ذلك.
review-wait-start = تسمح شروطه ببدئه متى { $condition }.
review-wait-renewal =
    { $n ->
        [zero] تنتهي المدة في { $when }.
        [one] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
        [two] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
        [few] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
        [many] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
       *[other] تنتهي المدة في { $when }؛ ولم يوقّع { $parties } على تجديدها.
    }
review-wait-recognition = لم يعترف { $party } بالمنطقة ولم يرفض الاعتراف بها.
review-wait-cure = يرى { $by } أن { $party } مخلّ؛ وتنتهي مهلة التدارك في { $when }.
review-wait-resumption = علّقه { $party }؛ وتستمر مدته في السريان.
review-wait-resumption-until = علّقه { $party } حتى { $when } على أبعد تقدير؛ وتستمر مدته في السريان.
review-record-note = ما قيل لكم في هذه المسألة، الأحدث أولًا. والأوقات أوقات السجل.
review-entry = القيد
review-when = متى
review-what = ماذا
review-earlier = عرض ما سبق
review-map-label = خريطة هذا الترتيب
review-hide-map = إخفاء الخريطة
review-show-map = إظهار الخريطة
review-pin-question = استيضاح من { $party } بشأن هذا المكان
review-pin-comment = تعليق من { $party } على هذا المكان
review-past = هكذا كان حينها. ولا يمكن توقيع شيء هنا.
review-log-in = سجّلوا الدخول للإجابة.
review-you-accepted = قبلتم هذه الصيغة.
review-see = عرض
review-tab-force = نافذ
review-tab-bound = من يُلزم
act-sign = المتابعة إلى التوقيع
act-back = رجوع
act-choose = اختيار
act-remove = حذف
act-more = واحد آخر
act-done = وُقّع: { $what }
act-accept = قبول هذه الصيغة
act-accept-lead = مراجعة الموافقة وتوقيعها
act-accept-done = تقبلون هذه الصيغة.
act-accede-lead = المراجعة والانضمام
act-declare = القبول مع إعلان مرافق
act-declare-note = يبقى الإعلان إلى جانب قبولكم وليس جزءًا منه.
act-declare-done = تقبلون هذه الصيغة مع إعلان.
act-reserve = القبول بتحفظ
act-reserve-note = يُحسب متى قبل تحفظكم كل طرف آخر تلزم موافقته. وحتى ذلك يمنع كل شيء إن كانت موافقتكم لازمة.
act-reserve-done = تقبلون بتحفظ.
act-condition = القبول بشرط
act-condition-note = يُحسب متى تحقق الشرط. ولا يحققه إلا من تسمّونهم.
act-condition-done = تقبلون بشرط.
act-undecided = القول إنكم لم تقرروا بعد
act-undecided-note = لا يوافق على شيء ويسحب ما قلتموه من قبل.
act-undecided-done = لم تقرروا بعد.
act-reject = رفض هذه الصيغة
act-reject-note = يجوز لكم اتخاذ موقف آخر لاحقًا ما دام غير نافذ.
act-reject-done = ترفضون هذه الصيغة.
act-simultaneous = القبول في آن واحد مع آخرين
act-simultaneous-note = يُحسب قبولًا متى وقّع الشيء نفسه آخر من تختارونهم، لا قبل ذلك.
act-simultaneous-done = تقبلون في آن واحد مع الآخرين.
act-accept-reservation = قبول التحفظ
act-accept-reservation-done = تقبلون التحفظ.
act-object-reservation = الاعتراض على التحفظ
act-object-reservation-note = ما دمتم تعترضون يبقى تحفظ { $party } مفتوحًا.
act-object-reservation-done = تعترضون على التحفظ.
act-confirm = تأكيد «{ $label }»
act-confirm-note = تقولون إن الأمر كذلك. ولا يمكن الرجوع عنه.
act-confirm-done = تؤكدونه.
act-settle = أُجيب عن استيضاحي
act-settle-done = حُسم استيضاحكم.
act-ask = استيضاح
act-ask-done = سُجّل استيضاحكم.
act-answer-done = سُجّل ردّكم.
act-comment-done = سُجّل تعليقكم.
act-counter = اقتراح مقابل
act-revise = طرح صيغة جديدة
act-renew = توقيع التجديد
act-renew-done = توقّعون لمدة أخرى.
act-object-renewal = الاعتراض على التجديد
act-object-renewal-note = ينتهي عندئذ بانتهاء المدة: للجميع إن كانت موافقتكم لازمة، وإلا فلكم.
act-object-renewal-done = تعترضون على التجديد.
act-suspend = تعليقه
act-suspend-note = ما دام معلَّقًا فلا أحد ملزَم به. وتستمر مدته في السريان.
act-suspend-done = تعلّقونه.
act-resume = استئنافه
act-resume-note = ينتهي تعليقكم فورًا. أما تعليق طرف آخر فيستمر.
act-resume-done = تنهون تعليقكم.
act-denounce = نقضه
act-denounce-note = تخرجون منه بعد المهلة التي تنص عليها شروطه. وإن كانت موافقتكم لازمة انتهى عندئذ للجميع.
act-denounce-done = تنقضونه.
act-breach = الإخطار بإخلال
act-breach-note = تبدأ مهلة التدارك مع إخطاركم.
act-breach-done = تخطرون بإخلال.
act-cure = القول إنه تُدورك
act-cure-done = تقولون إن الإخلال قد تُدورك.
act-release = التحلل منه
act-release-note = لا يعود ملزمًا بينكم وبين الطرف المخلّ. ويستمر تجاه الآخرين.
act-release-done = تتحللون منه.
act-withdraw = سحبه
act-withdraw-note = ينتهي هنا. ولا يمكن لأحد أن يقبله بعد ذلك.
act-withdraw-done = تسحبونه.
act-publish = المشاركة في نشره
act-publish-done = تشاركون في نشره.
act-unpublish = التوقف عن المشاركة في نشره
act-unpublish-done = لم تعودوا تشاركون في نشره.
act-acknowledge = تأكيد الاستلام فقط
act-acknowledge-done = تؤكدون أنكم تسلّمتموه؛ لا أكثر.
act-recognise = الاعتراف به
act-recognise-lead = المراجعة والاعتراف
act-recognise-done = تعترفون به.
act-recognise-if = الاعتراف به بشرط
act-recognise-if-note = يُلزمكم متى تحقق الشرط.
act-recognise-if-done = تعترفون به بشرط.
act-refuse = رفض الاعتراف به
act-refuse-note = المكان الذي لا يُعترف به يحتفظ بكل حماية يمنحها له القانون.
act-refuse-done = ترفضون الاعتراف به.
act-extend = إطلاع { $party } عليه
act-extend-done = أُطلع عليه طرف آخر.
act-disclaim = التخلي عن أثر المساس
act-disclaim-done = تتخلون عن أثر المساس في هذه الصيغة.
act-positions = مواقف أخرى
act-others = المزيد
act-field-reservation = تحفظكم
act-field-condition = تقبلون إذا
act-field-members = في آن واحد مع
act-field-against = ضد من
act-field-clause = البند
act-no-clause = لا بند بعينه
act-field-ends = حتى متى، بتوقيت UTC (يجوز تركه مفتوحًا)
act-field-text = ما تقولونه
act-field-text-optional = كلام مرافق (يجوز تركه)
act-lacks-text = اكتبوا ما تريدون قوله.
act-lacks-reservation = اكتبوا تحفظكم.
act-lacks-against = اختاروا الطرف.
act-lacks-members = اختاروا طرفًا آخر على الأقل.
act-lacks-condition = سمّوا طرفًا في كل سطر، والواقعة حيث يلزم تأكيدها.
act-all = تحققت هذه كلها
act-any = تحقق أحد هذه
act-condition-party = الطرف
act-condition-what = ماذا يفعل
act-condition-fact = الواقعة، في بضع كلمات
act-accepts = قبل
act-confirms = أكد
act-source = قيل علنًا من قبل
act-source-kind = أين
act-source-press = للصحافة
act-source-call = في مكالمة
act-source-meeting = في اجتماع
act-source-note = في مذكرة
act-source-at = متى، بتوقيت UTC
act-source-citation = أين يمكن العثور عليه
force-holds = سارٍ منذ
terms-volume-open = من { $floor } صعودًا، دون حد.
terms-notation-dms = درجات ودقائق وثوانٍ
terms-notation-ddm = درجات ودقائق
terms-notation-decimal = درجات عشرية
terms-notation-utm = UTM
terms-notation-mgrs = MGRS

## invitation

invitation-title = أنتم مدعوون
invitation-not-one = هذا ليس رابط دعوة، أو ليس كاملًا. استخدموا الرابط كله كما أُعطي لكم.
invitation-foreign = هذه الدعوة لسجل غير الذي يحفظه هذا الخادم. لا تفعلوا شيئًا هنا، وأبلغوا من دعاكم.
invitation-post = يدعوكم { $by } إلى منصبه { $post } في «{ $ledger }».
invitation-admits = يدعوكم { $by } إلى «{ $ledger }» طرفًا قائمًا بذاته.
invitation-for = المنصب
invitation-may = يحق له توقيع
invitation-reads = لا شيء: يقرأ فقط
invitation-until = مفتوحة حتى
invitation-who = من أنتم
invitation-name = اسم الطرف
invitation-kind = النوع
invitation-country = رمز البلد، مثل SY
invitation-passkey = إنشاء مفتاح مرور
invitation-passkey-note = يحفظه جهازكم أو مفتاح الأمان لديكم، وتفتحونه أنتم في كل مرة. تُسألون مرتين: لإنشائه ولإثباته.
invitation-passkey-make = إنشاء مفتاح مرور وطلب القبول
invitation-file = أو إنشاء ملف مفتاح
invitation-file-note = ملف تحتفظون به، مع نسخة في مكان لا يطاله الحريق نفسه. ويقبله سطر الأوامر أيضًا.
invitation-phrase = عبارة السر (موصى بها)
invitation-phrase-again = عبارة السر مرة أخرى
invitation-phrase-rule = يجب أن تتطابقا، بـ 12 حرفًا أو أكثر: عدة كلمات تُسحب عشوائيًا.
invitation-file-make = إنشاء ملف مفتاح
invitation-save = احفظوا ملف المفتاح أولًا
invitation-save-note = ليس موجودًا إلا على هذه الصفحة. ومتى حُفظ أمكنه طلب القبول.
invitation-save-do = حفظ ملف المفتاح
invitation-ask = طلب القبول
invitation-asks = مفتاحكم يطلب القبول
invitation-asks-note = القرار لـ { $by }. اقرؤوا له البصمة بوسيلة أخرى، كي لا يضع أحد مفتاحًا آخر مكانه.
invitation-not-yet = لم يُقبل بعد.

## keys

passkey-add = إضافة مفتاح مرور
passkey-add-note = يحفظ مفتاحَ المرور جهازُكم أو مفتاح الأمان لديكم، وتفتحونه أنتم في كل مرة. ويقبله مدير لدى طرفكم.
passkey-post = للمنصب
passkey-powers = يحق له توقيع
passkey-make = إنشاء مفتاح مرور
passkey-made-enrol = أُنشئ مفتاح المرور. وقّعوا تقييده بالمفتاح الذي سجّلتم الدخول به.
passkey-made-hand = أُنشئ مفتاح المرور. سلّموا نصفه العلني إلى مدير لدى طرفكم، واقرؤوا له البصمة بوسيلة أخرى.
passkey-enrol = تقييده
passkey-enrolled = تم تقييده: يمكنكم تسجيل الدخول والتوقيع به.
cosign-title = التوقيع بصفة المنصب الثاني
cosign-note = افتحوا ملفًا وقّع فيه منصب آخر لدى طرفكم بيانًا. ترون كل ما يقوله قبل أن تضيفوا توقيعكم.
cosign-choose = اختيار الملف
cosign-not-one = هذا ليس بيانًا ينتظر توقيعًا ثانيًا.

## login

login-file-other = بملف مفتاح آخر
login-passkey = بمفتاح مرور
login-passkey-note = يطلب منكم جهازكم، أو الخدمة التي تحفظ مفاتيح مروركم، فتحه.
login-passkey-do = تسجيل الدخول بمفتاح مرور

## sheet

sheet-back = العودة إلى الترتيب
sheet-paper = الورق
sheet-print = طباعة أو حفظ بصيغة PDF
sheet-mismatch = هذه الصيغة ليست ما وُقّع.
sheet-mismatch-todo = لا تطبعوا ولا توقّعوا شيئًا. أبلغوا الأطراف الأخرى، واسألوا المضيف.
sheet-exercise = تمرين
sheet-not-in-force = غير نافذ
sheet-basis-declared = أعلنه طرف واحد
sheet-basis-asserted = يدّعيه طرف واحد
sheet-basis-authorised = مأذون به، دون موافقة
sheet-kind = النوع
sheet-basis = الأساس
sheet-revision = الصيغة
sheet-revision-of = { $n } من { $of }
sheet-tabled = طُرح
sheet-tabled-by = { $when }، طرحه { $party }
sheet-map-status = الخريطة
sheet-map-final = نهائية
sheet-map-pending = معلَّقة: يمكن الاتفاق عليه من حيث المبدأ، ولا يصبح نافذًا إلا مع خريطة نهائية
sheet-in-force = نافذ منذ
sheet-was-in-force = أصبح نافذًا
sheet-bound-since = قبل، وهو ملزَم منذ { $when }
sheet-was-bound = قبل؛ وكان ملزَمًا من { $when }
sheet-ends = تنتهي المدة
sheet-ended = انتهت المدة
sheet-qr = بصمة الصيغة رمزَ QR
sheet-hash = بصمة هذه الصيغة
sheet-hash-note = يقارنها من يوقّع بما يعرضه السجل. وفيها النصوص والخريطة والقواعد والشروط والصفات جميعًا: أي تغيير يعطي بصمة أخرى.
sheet-text = النص
sheet-map = الخريطة
sheet-map-label =
    { $n ->
        [zero] خريطة بلا مساحات
        [one] خريطة مساحة واحدة، مع المقياس والشمال؛ وزواياها في الجدول أدناه
        [two] خريطة مساحتين، مع المقياس والشمال؛ وزواياهما في الجدول أدناه
        [few] خريطة { $n } مساحات، مع المقياس والشمال؛ وزواياها في الجدول أدناه
        [many] خريطة { $n } مساحة، مع المقياس والشمال؛ وزواياها في الجدول أدناه
       *[other] خريطة { $n } مساحة، مع المقياس والشمال؛ وزواياها في الجدول أدناه
    }
sheet-map-note = مركاتور، WGS 84. يصح المقياس في وسط الخريطة. العبرة بالإحداثيات لا بالرسم.
sheet-map-land = لا تعني الحدود والأسماء المعروضة إقرارًا أو قبولًا من أحد.
sheet-map-no-land = رُسمت دون يابسة: لا تتوفر خريطة للعالم.
sheet-map-polar = لا تُرسم خريطة بهذا القرب من القطب؛ والعبرة بالإحداثيات أدناه.
sheet-map-none = لا توجد خريطة.
sheet-coordinates = الإحداثيات
sheet-coordinates-note = WGS 84. ويسمّي MGRS المتر المربع الذي يقع فيه المكان.
sheet-dms = درجات ودقائق وثوانٍ
sheet-parties = الأطراف
sheet-must-consent = تلزم موافقته
sheet-need-not = لا تلزم موافقته
sheet-not-admitted = لم يُقبل في هذا السجل.
sheet-entered = في السجل منذ { $when }
sheet-line-name = الاسم والمنصب
sheet-line-signature = التوقيع
sheet-line-date = التاريخ والمكان
sheet-parties-note = ما يُلزم هو ما في السجل. ولا يُحسب هناك توقيع على هذه الورقة إلا متى أُدخل.
sheet-waits = ما ينتظره
sheet-as-of = حتى { $when }، على أساس { $size } من قيود السجل.
sheet-root = جذر السجل عند أحدث نقطة تحقق
sheet-ledger = السجل
sheet-matter = الترتيب
