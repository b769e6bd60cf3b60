package statement

// Limits of the formats. Each is checked where the thing is decoded or
// validated, before anything is computed from it; the refusal's code is
// "limit".
const (
	// MaxStatement is the greatest Size of a submission in bytes: the canonical
	// envelope and its parts as they are stored.
	MaxStatement = 256 << 10
	// MaxFrame is the greatest frame of entries in bytes, for the ledger's engines.
	MaxFrame = 768 << 10
	// MaxDocument is the longest JSON text in bytes that is looked at at all: a
	// submission of MaxStatement bytes in its wire form fits.
	MaxDocument = 512 << 10
	// MaxPayload is the longest statement payload in bytes.
	MaxPayload = 128 << 10
	// MaxEnvelope is the longest canonical envelope in bytes.
	MaxEnvelope = MaxStatement
	// MaxDepth is how deep arrays and objects may nest.
	MaxDepth = 32
	// MaxMembers is the greatest number of members of one JSON object.
	MaxMembers = 64
	// MaxFieldName is the longest member name in bytes.
	MaxFieldName = 64
	// MaxInteger is the greatest magnitude of an integer, 2^53 − 1.
	MaxInteger = 1<<53 - 1

	// MaxSignatures of one envelope.
	MaxSignatures = 16
	// MaxSignature is the longest signature in bytes, decoded.
	MaxSignature = 4 << 10
	// MaxPublicKey is the longest public key in bytes, decoded.
	MaxPublicKey = 256
	// MaxAudience is the greatest number of parties named in an audience.
	MaxAudience = 256
	// MaxParts of one statement.
	MaxParts = 32
	// MaxLabel is the longest label in bytes: names, titles, clauses, citations.
	MaxLabel = 200
	// MaxVerifierKey is the longest verifier key of a log or witness in bytes.
	MaxVerifierKey = 300

	// MaxTexts is the greatest number of languages of one revision.
	MaxTexts = MaxParts - 1
	// MaxRoles is the greatest number of role holders of one revision.
	MaxRoles = 128
	// MaxRules of one revision.
	MaxRules = 128
	// MaxPrivate is the greatest number of private annexes of one revision.
	MaxPrivate = 32
	// MaxNamed is the greatest number of parties, groups or volumes that one
	// rule, exemption, Who or simultaneous position names.
	MaxNamed = 128
	// MaxSlots of one rule's schedule.
	MaxSlots = 64
	// MaxSolarSlots is how many of them may rest on sunrise or sunset.
	MaxSolarSlots = 8
	// MaxExcept of one rule: windows in which it does not hold.
	MaxExcept = 256
	// MaxSunLat is the greatest latitude of the point where the Sun rises and
	// sets, 89° in units of 1e-7 degree: nearer to a pole there is no day.
	MaxSunLat = 89_0000000
	// MaxConditionDepth is how deep a condition may nest; a single fact has depth 1.
	MaxConditionDepth = 8
	// MaxConditionNodes is the greatest number of conditions in one tree.
	MaxConditionNodes = 64
	// MaxRenewals is the greatest number of renewals that terms may allow.
	MaxRenewals = 1_200
	// MaxWitnesses of a policy.
	MaxWitnesses = 32
	// MaxEffects of one erasure.
	MaxEffects = 256

	// MaxTypes of one two-person rule.
	MaxTypes = 64
	// MaxDeputies of one post.
	MaxDeputies = 16
	// MaxShifts of one roster: three months of four watches a day.
	MaxShifts = 372
	// MaxShift is the longest shift in milliseconds, 31 days: who is to stand in
	// for longer is a deputy.
	MaxShift = 31 * 24 * 3_600_000

	// MaxVolumes of one annex.
	MaxVolumes = 1_000
	// MaxVertices of one annex, all volumes together.
	MaxVertices = 10_000
	// MaxWindows of one volume.
	MaxWindows = 256
	// MaxRadius of a circle and MaxHalfWidth of a corridor, in millimetres: 1,000 km,
	// which geo lays out.
	MaxRadius    = 1_000_000_000
	MaxHalfWidth = MaxRadius
	// MaxAccuracy of an outline in millimetres: 100 km.
	MaxAccuracy = 100_000_000
	// MinHeight and MaxHeight in millimetres: the deepest sea, and 1,000 km up.
	MinHeight = -12_000_000
	MaxHeight = 1_000_000_000
)
