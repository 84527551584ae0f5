import { Fragment, type ReactNode } from "react";
import { FigureMark } from "./figure-mark.tsx";
import { type Annex, type Block, chartOf, type Part, type ReportModel, type Section, tableOf } from "./model.ts";
import {
  addresseeLines,
  attachedTo,
  baseLines,
  closingSentence,
  cutSentence,
  DOCUMENT_TYPE,
  MOTTO,
  NATION,
  numberLine,
  placeLine,
  recipientLines,
  YOUTH_UNION,
} from "./official-words.ts";
import { ReportChartView } from "./report-chart.tsx";
import { ReportTableView } from "./report-table.tsx";

interface SentenceProps {
  readonly parts: readonly Part[];
  readonly model: Pick<ReportModel, "figures">;
  readonly rowsAt?: string;
}

/** A sentence with its locked figures. */
export function Sentence({ parts, model, rowsAt = "" }: SentenceProps) {
  return parts.map((part, at) => {
    const key = `${at}`;
    if ("text" in part) return <Fragment key={key}>{part.text}</Fragment>;
    const figure = model.figures[part.figure];
    return figure ? <FigureMark key={key} id={part.figure} figure={figure} rowsAt={rowsAt} /> : null;
  });
}

/** Head and foot of the document as it will be printed, without their measures: those are Word's. */
function PaperHead({ model }: { readonly model: ReportModel }) {
  const { head } = model;
  return (
    <>
      <div className="paper-head">
        <div>
          {head.parentBody && (
            <>
              {head.parentBody.toLocaleUpperCase("vi")}
              <br />
            </>
          )}
          <b>{head.body.toLocaleUpperCase("vi")}</b>
          <br />
          {numberLine(head)}
        </div>
        <div>
          {head.heading === "youth" ? (
            <b>{YOUTH_UNION}</b>
          ) : (
            <>
              <b>{NATION}</b>
              <br />
              <b>{MOTTO}</b>
            </>
          )}
          <br />
          <i>{placeLine(model)}</i>
        </div>
      </div>
      <p className="t">
        <b>{DOCUMENT_TYPE}</b>
        <br />
        <b>{head.subject}</b>
      </p>
      {addresseeLines(head.addressees).map((line) => (
        <p className="t" key={line}>
          {line}
        </p>
      ))}
      {baseLines(head.bases).map((line) => (
        <p key={line}>
          <i>{line}</i>
        </p>
      ))}
      <p>{cutSentence(model)}</p>
    </>
  );
}

function PaperFoot({ model: { head } }: { readonly model: ReportModel }) {
  return (
    <>
      <p>{closingSentence(head)}</p>
      <div className="paper-head signature">
        <div>
          <b>
            <i>Nơi nhận:</i>
          </b>
          {recipientLines(head.recipients).map((line) => (
            <Fragment key={line}>
              <br />
              {line}
            </Fragment>
          ))}
        </div>
        <div>
          {head.authority && (
            <>
              <b>{head.authority.toLocaleUpperCase("vi")}</b>
              <br />
            </>
          )}
          <b>{head.post.toLocaleUpperCase("vi")}</b>
          <br />
          <br />
          <b>{head.signer}</b>
        </div>
      </div>
    </>
  );
}

interface BlockViewProps {
  readonly block: Block;
  readonly model: ReportModel;
  readonly rowsAt: string;
}

function BlockView({ block, model, rowsAt }: BlockViewProps) {
  if ("table" in block) return <ReportTableView table={tableOf(model, block.table)} />;
  if ("chart" in block) return <ReportChartView chart={chartOf(model, block.chart)} />;
  return (
    <p>
      <Sentence parts={block.paragraph} model={model} rowsAt={rowsAt} />
    </p>
  );
}

function SectionTitle({ section: { level, title, id } }: { readonly section: Section }) {
  const Heading = level === 1 ? "h2" : "h3";
  return <Heading id={`phan-${id}`}>{level === 1 ? title.toLocaleUpperCase("vi") : title}</Heading>;
}

const blockKey = (block: Block, at: number) => ("table" in block ? block.table : "chart" in block ? block.chart : at);

function AnnexView({ annex, model }: { readonly annex: Annex; readonly model: ReportModel }) {
  return (
    <section className="doc print-sheet annex" aria-labelledby={`phu-luc-${annex.roman}`}>
      <p className="t">
        <b>Phụ lục {annex.roman}</b>
      </p>
      <h2 className="t" id={`phu-luc-${annex.roman}`}>
        {annex.title.toLocaleUpperCase("vi")}
      </h2>
      <p className="t">
        <i>{attachedTo(model)}</i>
      </p>
      {annex.tables.map((id) => (
        <ReportTableView key={id} table={tableOf(model, id)} />
      ))}
    </section>
  );
}

interface ReportPaperProps {
  readonly model: ReportModel;
  /** In place of the paragraphs of a section: where it is being written. */
  readonly instead?: (section: Section) => ReactNode;
  /** The page on which the tables stand, where this one leaves the annexes out. */
  readonly rowsAt?: string;
}

/** The whole report: head, sections with figures, tables and charts, foot, annexes. */
export function ReportPaper({ model, instead, rowsAt = "" }: ReportPaperProps) {
  return (
    <div className="stack-l">
      <article className="doc print-sheet">
        <PaperHead model={model} />
        {model.sections.map((section) => {
          const writing = instead?.(section);
          const blocks = writing ? section.blocks.filter((block) => !("paragraph" in block)) : section.blocks;
          return (
            <Fragment key={section.id}>
              <SectionTitle section={section} />
              {writing}
              {blocks.map((block, at) => (
                <BlockView key={blockKey(block, at)} block={block} model={model} rowsAt={rowsAt} />
              ))}
            </Fragment>
          );
        })}
        <PaperFoot model={model} />
      </article>
      {model.annexes.map((annex) => (
        <AnnexView key={annex.roman} annex={annex} model={model} />
      ))}
    </div>
  );
}
