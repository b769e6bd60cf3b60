package parley

// PartyKind is what sort of party it is.
type PartyKind string

const (
	State                    PartyKind = "state"
	ArmedForce               PartyKind = "armed-force"
	ArmedGroup               PartyKind = "armed-group"
	HumanitarianOrganisation PartyKind = "humanitarian-organisation"
	MonitoringMission        PartyKind = "monitoring-mission"
	MediatorParty            PartyKind = "mediator"
	Registrar                PartyKind = "registrar" // the host's own
)

// PartyKinds lists every PartyKind.
var PartyKinds = []PartyKind{State, ArmedForce, ArmedGroup, HumanitarianOrganisation, MonitoringMission, MediatorParty, Registrar}

// Profile is what a party says of itself. None of it is its identity.
type Profile struct {
	Name string    `json:"name"`
	Kind PartyKind `json:"kind"`
	// Country is the ISO 3166-1 alpha-2 code of a state, by which the built-in
	// world attributes territory to it until it declares its own.
	Country string `json:"country,omitempty"`
}

// KeyUse separates keys that sign statements from keys that open sessions, and
// from those that what was said is sealed for.
type KeyUse string

const (
	UseSign    KeyUse = "sign"
	UseLogin   KeyUse = "login"   // never signs a statement
	UseReceive KeyUse = "receive" // neither signs nor opens sessions: data keys are wrapped for it
)

// KeyAlg is how a key signs. It comes from the ledgered key record, never from
// an envelope.
type KeyAlg string

const (
	Ed25519  KeyAlg = "ed25519"
	X25519   KeyAlg = "x25519"   // with UseReceive alone: it does not sign
	WebAuthn KeyAlg = "webauthn" // an assertion whose challenge is the statement's identifier
)

// Power is what a key's post may sign. See PowerFor in package statement.
type Power string

const (
	PowerTable      Power = "table"      // bring matters in: table, revise, counter, withdraw, declare, assert
	PowerNegotiate  Power = "negotiate"  // ask, answer, settle, comment
	PowerConsent    Power = "consent"    // bind the party: positions, recognition, renewal, suspension, denunciation, breach
	PowerMonitor    Power = "monitor"    // confirm conditions, find a breach cured
	PowerOperate    Power = "operate"    // plan, change, start and end operations
	PowerAdminister Power = "administer" // the party's own profile, keys, territory
	PowerRegister   Power = "register"   // the host's: admit parties, keep the log
	PowerRead       Power = "read"       // open sessions and read; signs nothing
)

// Powers lists every Power.
var Powers = []Power{PowerTable, PowerNegotiate, PowerConsent, PowerMonitor, PowerOperate, PowerAdminister, PowerRegister, PowerRead}

// PartyPowers are all that a party's own posts may sign: the register is the
// host's, and to read needs no leave to sign.
var PartyPowers = Powers[:6:6]

// Key is a key's record; KeyID is the hash of its canonical form.
type Key struct {
	Alg    KeyAlg  `json:"alg"`
	Public string  `json:"public"` // base64: 32 bytes (ed25519, x25519) or a COSE key (webauthn)
	Use    KeyUse  `json:"use"`
	Post   string  `json:"post"`             // the office that holds it, such as "duty-officer"
	Powers []Power `json:"powers,omitempty"` // ascending; none, or read alone, with UseLogin
	// RelyingParty and Origin are pinned for webauthn, absent otherwise.
	RelyingParty string `json:"relying_party,omitempty"`
	Origin       string `json:"origin,omitempty"`
}
