package print

// ReadMessage is for tests.
var ReadMessage = readMessage
