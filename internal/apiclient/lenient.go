package apiclient

import (
	"cmp"
	"context"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// tolerant are the options for a lone surrogate, which becomes U+FFFD.
var tolerant = jsontext.AllowInvalidUTF8(true)

// decodeLeniently decodes a response whose members have other types than the documented ones. Those that no gate needs
// are converted as Terraform converts values, and null if that cannot be done: unread has their paths. A field with the
// tag strict is left as it is, and refuses another type.
func decodeLeniently(ctx context.Context, body []byte, out any) (unread []string, err error) {
	var document jsontext.Value

	if !utf8.Valid(body) {
		return nil, errNotJSON
	}

	if err := json.Unmarshal(body, &document, tolerant); err != nil {
		return nil, err
	}

	into := reflect.ValueOf(out).Elem()
	into.SetZero() // of what a decoder left there that took the types to be right

	r := repairer{ctx: ctx}
	repaired := r.value(document, into.Type(), true, "")

	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case r.isLong:
		return nil, errLongList
	case r.broken != "":
		return nil, &ResponseError{WrongShape, r.broken + " is not valid Unicode"}
	}

	return r.unread, json.Unmarshal(repaired, out, tolerant)
}

// Wrapper is a type that decodes itself from the JSON of another one.
type Wrapper interface{ Wrapped() reflect.Type }

// repairer turns values into ones that can be decoded.
type repairer struct {
	ctx    context.Context //nolint:containedctx // of one call, which may take long
	unread []string        // paths of what is null because it could not be converted
	isLong bool            // a list has too many elements to convert them
	broken string          // path of a strict text with a lone surrogate: two of them must not become the same
}

// value returns a value that can be decoded into t, or, if it is strict, the value itself.
func (r *repairer) value(value jsontext.Value, t reflect.Type, strict bool, path string) jsontext.Value {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}

	if r.ctx.Err() != nil || r.isLong {
		return value // the result will not be used
	}

	if wrapper, ok := reflect.TypeAssert[Wrapper](reflect.Zero(t)); ok {
		return r.value(value, wrapper.Wrapped(), strict, path)
	}

	switch {
	case value.Kind() == 'n':
		return value
	case isWhole(t):
		return r.whole(value, t, strict, path)
	case t.Kind() == reflect.Struct && value.Kind() == '{':
		return r.object(value, t, path)
	case t.Kind() == reflect.Slice && value.Kind() == '[':
		return r.list(value, t, strict, path)
	case strict:
		return value
	case t.Kind() == reflect.Struct:
		return r.onlyElement(value, t, path)
	default:
		return r.null(path)
	}
}

// onlyElement repairs an array in place of its only element, an object. An object without any
// member that t knows is taken for something else.
func (r *repairer) onlyElement(value jsontext.Value, t reflect.Type, path string) jsontext.Value {
	if elements := elementsOf(value); len(elements) == 1 && elements[0].Kind() == '{' {
		if object := r.object(elements[0], t, path); string(object) != "{}" {
			return object
		}
	}

	return r.null(path)
}

// list repairs the elements of an array.
func (r *repairer) list(value jsontext.Value, t reflect.Type, strict bool, path string) jsontext.Value {
	elements := elementsOf(value)
	if !strict && len(elements) > maxElements {
		r.isLong = true

		return value
	}

	for i := range elements {
		elements[i] = r.value(elements[i], t.Elem(), strict, path)
	}

	return join('[', elements, ']')
}

// object repairs the members of an object that t has fields for, and drops the others unless a field takes them all.
func (r *repairer) object(value jsontext.Value, t reflect.Type, path string) jsontext.Value {
	var (
		members map[string]jsontext.Value
		kept    []jsontext.Value
	)

	_ = json.Unmarshal(value, &members, tolerant) // it is an object

	keep := func(name string, member jsontext.Value) {
		pair, _ := jsontext.AppendQuote(nil, name)
		kept = append(kept, append(append(pair, ':'), member...))
	}
	takesAll := false

	for _, field := range reflect.VisibleFields(t) {
		name, option := jsonTag(field)
		takesAll = takesAll || option == "embed"

		member, ok := members[name]
		if name == "" || !ok {
			continue
		}

		keep(name, r.value(member, field.Type, field.Tag.Get("strict") != "", strings.TrimPrefix(path+"."+name, ".")))
		delete(members, name)
	}

	if takesAll {
		for name, member := range members {
			keep(name, member)
		}
	}

	return join('{', kept, '}')
}

// whole returns a value that decodes into t, which is no object or array: as it is, or converted.
func (r *repairer) whole(value jsontext.Value, t reflect.Type, strict bool, path string) jsontext.Value {
	if strict {
		if value.Kind() == '"' && !value.IsValid() {
			r.broken = cmp.Or(path, topLevel)
		}

		return value
	}

	for _, candidate := range append([]jsontext.Value{value}, conversions(value)...) {
		if json.Unmarshal(candidate, reflect.New(t).Interface(), tolerant) == nil {
			return candidate
		}
	}

	return r.null(path)
}

func (r *repairer) null(path string) jsontext.Value {
	r.unread = append(r.unread, path)

	return jsontext.Value("null")
}

// isWhole reports whether a type decodes a value as a whole.
func isWhole(t reflect.Type) bool {
	_, decodesItself := reflect.TypeAssert[json.UnmarshalerFrom](reflect.New(t))
	hasParts := t.Kind() == reflect.Struct || t.Kind() == reflect.Slice && t != reflect.TypeFor[jsontext.Value]()

	return decodesItself || !hasParts
}

// conversions returns what Terraform takes a scalar for where another type is expected.
func conversions(value jsontext.Value) []jsontext.Value {
	switch value.Kind() {
	case 't', 'f':
		return []jsontext.Value{quote(string(value))}
	case '0':
		return []jsontext.Value{quote(decimal(string(value)))}
	case '"':
		var text string

		_ = json.Unmarshal(value, &text, tolerant)

		number := jsontext.Value(text)
		if number.Kind() == '0' && number.IsValid() && strings.TrimSpace(text) == text {
			return []jsontext.Value{number, boolOf[text]}
		}

		return []jsontext.Value{boolOf[text]}
	default:
		return nil
	}
}

// boolOf has the texts that Terraform takes for booleans.
var boolOf = map[string]jsontext.Value{
	"true": jsontext.Value("true"), "1": jsontext.Value("true"),
	"false": jsontext.Value("false"), "0": jsontext.Value("false"),
}

// decimal writes a number without an exponent, and without zeros at its end, unless it would be very long.
func decimal(number string) string {
	const longest = 300

	unsigned, negative := strings.CutPrefix(strings.ToLower(number), "-")
	mantissa, exponent, _ := strings.Cut(unsigned, "e")
	whole, fraction, _ := strings.Cut(mantissa, ".")

	shift, err := strconv.Atoi(cmp.Or(exponent, "0"))
	if err != nil || shift > longest || shift < -longest { // negating the smallest integer would overflow
		return number
	}

	digits := strings.Repeat("0", max(0, -shift)) + whole + fraction + strings.Repeat("0", max(0, shift))
	point := max(0, -shift) + len(whole) + shift
	text := strings.TrimLeft(digits[:point], "0")
	text = cmp.Or(text, "0") + strings.TrimRight("."+digits[point:], ".0")

	if negative && text != "0" {
		return "-" + text
	}

	return text
}

func quote(text string) jsontext.Value {
	quoted, _ := jsontext.AppendQuote(nil, text)

	return quoted
}

// elementsOf returns the elements of an array, none for anything else.
func elementsOf(value jsontext.Value) []jsontext.Value {
	var elements []jsontext.Value
	if value.Kind() == '[' {
		_ = json.Unmarshal(value, &elements, tolerant)
	}

	return elements
}

func join(begin byte, parts []jsontext.Value, end byte) jsontext.Value {
	joined := jsontext.Value{begin}

	for i, part := range parts {
		if i > 0 {
			joined = append(joined, ',')
		}

		joined = append(joined, part...)
	}

	return append(joined, end)
}
