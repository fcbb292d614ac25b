package datasources

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// Message is one error or warning that users can get, as the table in messages.go has it. Diagnostics and the page
// "Errors and warnings" both come from there. In all texts VENDOR stands for a vendor's title, and SETTING, STATUS,
// VARIABLE, HOST and MEMBER for what a diagnostic names.
type Message struct {
	Section string // of that page
	Warning bool
	Summary string
	Cause   string // for that page; a diagnostic says what happened in this case
	Advice  string // what to do next
}

// messages has every Message in the order of the guide.
var messages []*Message

// Messages returns every message in the order of the guide.
func Messages() []*Message { return messages }

// section begins a section of the guide, and returns the functions that define its messages.
func section(name string) (failure, warning func(summary, cause, advice string) *Message) {
	define := func(isWarning bool) func(string, string, string) *Message {
		return func(summary, cause, advice string) *Message {
			message := &Message{name, isWarning, summary, cause, advice}
			messages = append(messages, message)

			return message
		}
	}

	return define(false), define(true)
}

// words replaces words in a message: "VENDOR" by "Solaris".
type words map[string]string

func (w words) in(text string) string {
	var pairs []string
	for word, value := range w {
		pairs = append(pairs, word, value)
	}

	return strings.NewReplacer(pairs...).Replace(text) // at once: a value may have a word in it
}

// diagnostic makes the diagnostic of a message. It says what happened, and what to do next. With a path it points at
// an attribute.
func (m *Message) diagnostic(at path.Path, happened string, words words) diag.Diagnostic {
	return m.plain(at, strings.TrimSpace(happened+"\n\n"+words.in(m.Advice)), words)
}

// plain makes the diagnostic of a message with a detail that says already what to do next.
func (m *Message) plain(at path.Path, detail string, words words) diag.Diagnostic {
	summary := words.in(m.Summary)

	var diagnostic diag.Diagnostic = diag.NewErrorDiagnostic(summary, detail)
	if m.Warning {
		diagnostic = diag.NewWarningDiagnostic(summary, detail)
	}

	if len(at.Steps()) == 0 {
		return diagnostic
	}

	return diag.WithPath(at, diagnostic)
}
