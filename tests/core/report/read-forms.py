"""Reads the forms of a chronology with Python's own readers, none of which we wrote, and prints what they say as JSON."""
import csv, json, re, sys, zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

S = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


csv.field_size_limit(1 << 30)


def read_csv(path):
    rows = csv.reader(open(path, encoding='utf-8-sig', newline=''), strict=True)
    return [[re.sub(r"(?:(?<=[;\t\r\n])|\A)'", '', cell) for cell in row] for row in rows]


def spread_text(text):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda match: chr(int(match[1], 16)), text)


def read_xlsx(path):
    book = zipfile.ZipFile(path)
    shared = [''.join(t.text or '' for t in item.iter(S + 't')) for item in ElementTree.fromstring(book.read('xl/sharedStrings.xml'))]
    sheets, formulas = [], 0
    for name in sorted(n for n in book.namelist() if n.startswith('xl/worksheets/sheet')):
        sheet, rows = ElementTree.fromstring(book.read(name)), []
        formulas += len(list(sheet.iter(S + 'f')))
        for row in sheet.iter(S + 'row'):
            cells = {}
            for cell in row:
                assert cell.get('t') == 's', cell.attrib
                column = 0
                for letter in re.match('[A-Z]+', cell.get('r'))[0]:
                    column = column * 26 + ord(letter) - 64
                cells[column - 1] = spread_text(shared[int(cell.find(S + 'v').text)])
            rows.append([cells.get(i, '') for i in range(max(cells, default=-1) + 1)])
        sheets.append(rows)
    names = [s.get('name') for s in ElementTree.fromstring(book.read('xl/workbook.xml')).iter(S + 'sheet')]
    links = [n for n in book.namelist() if 'external' in n.lower() or 'vba' in n.lower()]
    return {'sheets': sheets, 'names': names, 'formulas': formulas, 'links': links}


def read_ics(path):
    data = open(path, 'rb').read()
    assert data.endswith(b'\r\n')
    longest = max(len(line) for line in data.split(b'\r\n'))
    text = data.decode('utf-8').replace('\r\n ', '')
    events = []
    for line in text.split('\r\n'):
        name, _, value = line.partition(':')
        if line == 'BEGIN:VEVENT':
            events.append({})
        elif events:
            unescape = lambda match: {'n': '\n', 'N': '\n'}.get(match[1], match[1])
            events[-1][name] = re.sub(r'\\(.)', unescape, value)
    return {'events': events, 'longest': longest}


class Rows(HTMLParser):
    """Cells of the table of the chronology, as texts."""

    def __init__(self):
        super().__init__()
        self.rows, self.inside, self.cell = [], False, None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == 'table':
            self.inside = found.get('class') == 'log-table'
        if self.inside and tag == 'tr':
            self.rows.append([])
        if self.inside and tag in ('td', 'th'):
            self.cell = []
        if self.inside and tag == 'br' and self.cell is not None:
            self.cell.append('\n')

    def handle_endtag(self, tag):
        if tag == 'table':
            self.inside = False
        if self.inside and tag in ('td', 'th'):
            self.rows[-1].append(''.join(self.cell))
            self.cell = None

    def handle_data(self, data):
        if self.inside and self.cell is not None:
            self.cell.append(data)


def read_html(path):
    rows = Rows()
    rows.feed(open(path, encoding='utf-8').read())
    return rows.rows


folder = sys.argv[1]
print(json.dumps({
    'csv': read_csv(folder + '/chronology.csv'),
    'xlsx': read_xlsx(folder + '/chronology.xlsx'),
    'ics': read_ics(folder + '/chronology.ics'),
    'html': read_html(folder + '/report.html'),
}))
