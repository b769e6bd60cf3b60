package ledger

import "time"

// ClockLimit is how far the machine's clock may jump, or lie behind the last
// entry, before the ledger takes nothing more. Time services slew within
// seconds; a jump beyond it is a mistake or an attack until a person has looked.
const ClockLimit = 10 * time.Second
