/** Made by `npm run api:types`; changed there. */

export interface paths {
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Danh mục đơn vị
         * @description Đơn vị của mã truy cập và mọi đơn vị bên dưới, kể cả đơn vị đã đóng, theo thứ tự id.
         */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một đơn vị
         * @description Một đơn vị theo id.
         */
        get: operations["getUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các cuộc thi
         * @description Cuộc thi đã công bố của đơn vị, của cấp trên và của đơn vị bên dưới, mới nhất trước.
         */
        get: operations["listContests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contests/{contest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một cuộc thi
         * @description Một cuộc thi theo id.
         */
        get: operations["getContest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/participation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Số liệu dự thi theo đơn vị
         * @description Số người dự thi, lượt thi, tỷ lệ trên sĩ số của từng đơn vị, cách đếm của trang Số liệu dự thi. Khi bảng đã dừng thì đọc bản chốt đang công khai; đang chốt thì hỏi lại sau.
         */
        get: operations["listParticipation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/participation/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Số liệu dự thi theo ngày
         * @description Từng ngày có lượt thi của một đơn vị, ngày đầu trước.
         */
        get: operations["listParticipationDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lessons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Từng bài học trong một đơn vị
         * @description Mỗi bài đã dạy bao nhiêu lượt, bao nhiêu người tự học xong. Hai số đếm riêng, không cộng với nhau.
         */
        get: operations["listLessons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lessons/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bài học theo đơn vị
         * @description Bài đã dạy và học xong ở từng đơn vị bên dưới: đúng các số của trang Bài học theo đơn vị.
         */
        get: operations["listLessonCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards/{contest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bảng xếp hạng đơn vị
         * @description Bản đang công khai, đúng thứ tự, hạng và số của trang; chỉ các dòng trong phạm vi của mã truy cập. Bảng đang chạy có thể đổi giữa hai trang; bản chốt thì không.
         */
        get: operations["getBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các bản báo cáo đã ban hành
         * @description Mỗi dòng là một bản đã ban hành, theo thứ tự ban hành. Bản nháp không có ở đây.
         */
        get: operations["listReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/versions/{version}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Số liệu của một bản báo cáo
         * @description Mọi số liệu khoá trong bản đã ban hành, đúng các số của tệp Word và Excel.
         */
        get: operations["listReportFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/versions/{version}/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các bảng của một bản báo cáo
         * @description Tên và số dòng của từng bảng, phụ lục.
         */
        get: operations["listReportTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/versions/{version}/tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các dòng của một bảng báo cáo
         * @description Mỗi dòng theo key của cột; CSV dùng chính các key ấy.
         */
        get: operations["listReportTableRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Unit: {
            /** @description Mã không bao giờ đổi, kể cả khi đơn vị đổi tên */
            id: string;
            /** @description Bộ mã của code */
            codeScheme: string;
            /** @description Mã chính thức; sau sắp xếp có thể được dùng lại, nên nối dữ liệu bằng id */
            code: string;
            /** @description Tên */
            name: string;
            /** @description Loại đơn vị */
            kind: string;
            /** @description Tên loại đơn vị */
            kindLabel: string;
            /**
             * @description area = địa bàn, school = trường, class = lớp, branch = tổ chức Đoàn, Đội, other = khác
             * @enum {string}
             */
            role: "area" | "school" | "class" | "branch" | "other";
            /**
             * Format: date
             * @description Có từ ngày
             */
            validFrom: string;
            /** @description Đóng từ ngày; null là đang hoạt động */
            validTo: string | null;
            /** @description Đơn vị ngay trên trong từng cây, trong phạm vi của mã truy cập */
            parents: {
                tree: string;
                unit: string;
            }[];
        };
        UnitList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            data: components["schemas"]["Unit"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        UnitAnswer: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            data: components["schemas"]["Unit"];
        };
        Round: {
            /** @description Mã vòng */
            id: string;
            /** @description Tên vòng */
            title: string;
            /**
             * Format: date-time
             * @description Mở, giờ Việt Nam
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description Đóng, giờ Việt Nam
             */
            closesAt: string;
            /**
             * @description before = chưa mở, open = đang mở, closed = đã đóng
             * @enum {string}
             */
            phase: "before" | "open" | "closed";
        };
        Contest: {
            /** @description Mã không bao giờ đổi */
            id: string;
            /** @description Phần cuối của địa chỉ trang cuộc thi */
            slug: string;
            /** @description Tên cuộc thi */
            title: string;
            /** @description Đơn vị tổ chức */
            unit: string;
            /** @description Công bố, giờ Việt Nam */
            announcedAt: string | null;
            /** @description Lúc lấy sĩ số; null là chưa lấy, giờ Việt Nam */
            rollAt: string | null;
            /**
             * @description live = bảng đang chạy, settling = đang chốt, issued = có bản chốt
             * @enum {string}
             */
            board: "live" | "settling" | "issued";
            /** @description Số của bản chốt đang công khai */
            edition: number | null;
            /** @description freeze = bản dừng, final = bản chính thức, corrected = bản đính chính */
            editionKind: ("freeze" | "final" | "corrected") | null;
            /** @description Các vòng; trong CSV là id của từng vòng */
            rounds: components["schemas"]["Round"][];
        };
        ContestList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            data: components["schemas"]["Contest"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        ContestAnswer: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            data: components["schemas"]["Contest"];
        };
        Participation: {
            /** @description Mã đơn vị */
            unit: string;
            /** @description Mã chính thức */
            code: string;
            /** @description Tên */
            name: string;
            /** @description Tên loại đơn vị */
            kindLabel: string;
            /** @description Người dự thi trong sĩ số, mỗi người một lần */
            people: number;
            /** @description Người dự thi ngoài sĩ số */
            outside: number;
            /** @description Lượt thi đã nộp hoặc hết giờ, không bị huỷ */
            turns: number;
            /** @description Người đạt điểm tối đa */
            fullMarks: number;
            /** @description Sĩ số; null là chưa có danh sách, không phải 0 */
            roll: number | null;
            /** @description Người dự thi chia sĩ số, phần trăm, một chữ số thập phân; null khi chưa có sĩ số */
            rate: number | null;
        };
        ParticipationTotal: {
            /** @description Số đơn vị */
            units: number;
            /** @description Đơn vị chưa có người dự thi */
            unitsWithoutAnybody: number;
            /** @description Người dự thi trong sĩ số, mỗi người một lần */
            people: number;
            /** @description Người dự thi ngoài sĩ số */
            outside: number;
            /** @description Lượt thi đã nộp hoặc hết giờ, không bị huỷ */
            turns: number;
            /** @description Người đạt điểm tối đa */
            fullMarks: number;
            /** @description Sĩ số; null là chưa có danh sách, không phải 0 */
            roll: number | null;
            /** @description Người dự thi chia sĩ số, phần trăm, một chữ số thập phân; null khi chưa có sĩ số */
            rate: number | null;
        };
        ParticipationList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            /** @description Mã cuộc thi */
            contest: string;
            /** @description Mã vòng */
            round: string;
            /** @description Số của bản chốt mà số liệu đọc từ đó; null là số liệu đang chạy */
            edition: number | null;
            /** @description Chia theo đơn vị nào; null khi không có đơn vị nào bên dưới */
            by: ("schools" | "areas" | "former-districts" | "clusters" | "unions" | "school-unions" | "branches" | "classes") | null;
            /** @description Số liệu của cả đơn vị đang hỏi */
            unit: components["schemas"]["Participation"];
            /** @description Người đã đăng nhập từ khi công bố; null là chưa công bố */
            accounts: number | null;
            /** @description Lúc lấy sĩ số, giờ Việt Nam */
            rollAt: string | null;
            /** @description Cộng mọi đơn vị của bảng, không chỉ trang này */
            total: components["schemas"]["ParticipationTotal"] | null;
            data: components["schemas"]["Participation"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        ParticipationDay: {
            /**
             * Format: date
             * @description Ngày ở Việt Nam
             */
            day: string;
            /** @description Người dự thi lần đầu trong ngày */
            people: number;
            /** @description Lượt thi trong ngày */
            turns: number;
            /** @description Người dự thi cộng đến hết ngày */
            peopleSoFar: number;
        };
        ParticipationDayList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            /** @description Mã cuộc thi */
            contest: string;
            /** @description Mã vòng */
            round: string;
            /** @description Số của bản chốt mà số liệu đọc từ đó; null là số liệu đang chạy */
            edition: number | null;
            /** @description Mã đơn vị đang hỏi */
            unit: string;
            data: components["schemas"]["ParticipationDay"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        Lesson: {
            /** @description Mã bài học */
            lesson: string;
            /** @description Tên bài */
            title: string;
            /**
             * @description security = Chính trị – An ninh, economy = Kinh tế, culture = Văn hoá – Xã hội, common = Phần chung
             * @enum {string}
             */
            pillar: "security" | "economy" | "culture" | "common";
            /** @description Lượt dạy: một lớp, một bài, một hình thức, một ngày là một lượt */
            taught: number;
            /** @description Lượt người có mặt ở các lượt dạy */
            present: number;
            /** @description Người tự học xong bài */
            finished: number;
        };
        LessonList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            /** @description Mã đơn vị đang hỏi */
            unit: string;
            /**
             * @description year = năm học này, month = tháng này, all = từ trước đến nay
             * @enum {string}
             */
            period: "year" | "month" | "all";
            /**
             * Format: date
             * @description Ngày cuối được tính
             */
            lastDay: string;
            data: components["schemas"]["Lesson"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        LessonCoverage: {
            /** @description Mã đơn vị */
            unit: string;
            /** @description Mã chính thức */
            code: string;
            /** @description Tên */
            name: string;
            /** @description Tên loại đơn vị */
            kindLabel: string;
            /** @description Người trong danh sách */
            people: number;
            /** @description Lớp, chi đoàn */
            groups: number;
            /** @description Lớp, chi đoàn đã dạy ít nhất một bài */
            taughtGroups: number;
            /** @description Bài đã dạy */
            taughtLessons: number;
            /** @description Lượt dạy */
            taughtTimes: number;
            /** @description Người tự học xong ít nhất một bài */
            learners: number;
            /** @description Lượt bài tự học xong */
            finished: number;
        };
        LessonCoverageList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            /** @description Mã đơn vị đang hỏi */
            unit: string;
            /**
             * @description year = năm học này, month = tháng này, all = từ trước đến nay
             * @enum {string}
             */
            period: "year" | "month" | "all";
            /**
             * Format: date
             * @description Ngày cuối được tính
             */
            lastDay: string;
            /** @description Chia theo đơn vị nào; null khi không có đơn vị nào bên dưới */
            by: ("schools" | "areas" | "former-districts" | "clusters" | "unions" | "school-unions" | "branches" | "classes") | null;
            data: components["schemas"]["LessonCoverage"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        BoardRow: {
            /** @description Hạng; bằng nhau thì cùng hạng; null là không xếp hạng */
            rank: number | null;
            /** @description Mã đơn vị */
            unit: string;
            /** @description Mã chính thức */
            code: string;
            /** @description Tên */
            name: string;
            /** @description Tên loại đơn vị */
            kindLabel: string;
            /** @description Vì sao không xếp hạng: small = sĩ số dưới mức tối thiểu, unknown = chưa có sĩ số */
            unranked: ("small" | "unknown") | null;
            /** @description Người dự thi, cả ngoài sĩ số */
            participants: number | null;
            /** @description Người dự thi trong sĩ số */
            people: number | null;
            /** @description Người dự thi ngoài sĩ số */
            outside: number | null;
            /** @description Sĩ số */
            roll: number | null;
            /** @description Tỷ lệ dự thi, phần trăm */
            rate: number | null;
            /** @description Lượt thi */
            turns: number | null;
            /** @description Người đạt điểm tối đa */
            fullMarks: number | null;
            /** @description Điểm trung bình; null khi dưới 5 người */
            mean: number | null;
            /** @description Tổng điểm, khi công thức dùng đến */
            scoreSum: number | null;
            /** @description Người có kết quả cao, khi công thức dùng đến */
            top: number | null;
            /** @description Tỷ lệ kết quả cao, phần trăm, khi công thức dùng đến */
            topShare: number | null;
            /** @description Điểm thứ hạng, khi công thức dùng đến */
            points: number | null;
            /** @description Trung bình các điểm cao nhất, khi công thức dùng đến */
            bestMean: number | null;
        };
        BoardTotal: {
            /** @description Người dự thi, cả ngoài sĩ số */
            participants: number | null;
            /** @description Người dự thi trong sĩ số */
            people: number | null;
            /** @description Người dự thi ngoài sĩ số */
            outside: number | null;
            /** @description Sĩ số */
            roll: number | null;
            /** @description Tỷ lệ dự thi, phần trăm */
            rate: number | null;
            /** @description Lượt thi */
            turns: number | null;
            /** @description Người đạt điểm tối đa */
            fullMarks: number | null;
            /** @description Điểm trung bình; null khi dưới 5 người */
            mean: number | null;
            /** @description Tổng điểm, khi công thức dùng đến */
            scoreSum: number | null;
            /** @description Người có kết quả cao, khi công thức dùng đến */
            top: number | null;
            /** @description Tỷ lệ kết quả cao, phần trăm, khi công thức dùng đến */
            topShare: number | null;
            /** @description Điểm thứ hạng, khi công thức dùng đến */
            points: number | null;
            /** @description Trung bình các điểm cao nhất, khi công thức dùng đến */
            bestMean: number | null;
        };
        Board: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            /** @description Mã cuộc thi */
            contest: string;
            /** @description Mã vòng; overall là chung cuộc */
            round: string;
            /**
             * @description Xếp hạng đơn vị nào
             * @enum {string}
             */
            by: "schools" | "areas" | "former-districts" | "clusters" | "unions" | "school-unions" | "branches" | "classes";
            /** @description Đơn vị mà các đơn vị bên dưới được xếp hạng */
            unit: string;
            /**
             * @description Công thức xếp hạng, như thể lệ ghi
             * @enum {string}
             */
            formula: "C1" | "C2" | "C4" | "C6" | "C7" | "BK";
            /** @description Nhóm quy mô */
            sizes: {
                id: string;
                from: number | null;
                to: number | null;
            }[];
            /** @description Nhóm quy mô đang trả */
            size: string | null;
            /** @description Số của bản chốt; null là bảng đang chạy */
            edition: number | null;
            /** @description freeze = bản dừng, final = bản chính thức, corrected = bản đính chính */
            editionKind: ("freeze" | "final" | "corrected") | null;
            /** @description Lúc phát hành bản chốt, giờ Việt Nam */
            issuedAt: string | null;
            /** @description Cộng mọi đơn vị; null khi bảng có đơn vị ngoài phạm vi của mã truy cập */
            total: components["schemas"]["BoardTotal"] | null;
            data: components["schemas"]["BoardRow"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        IssuedReport: {
            /** @description Mã của bản đã ban hành */
            id: string;
            /** @description Mã báo cáo */
            report: string;
            /** @description Số của bản, từ 1 */
            version: number;
            /** @description Đơn vị của báo cáo */
            unit: string;
            /** @description Tên đơn vị lúc này */
            unitName: string;
            /** @description Trích yếu */
            subject: string;
            /**
             * Format: date
             * @description Kỳ báo cáo, ngày đầu
             */
            periodFrom: string;
            /**
             * Format: date
             * @description Kỳ báo cáo, ngày cuối
             */
            periodTo: string;
            /**
             * Format: date-time
             * @description Mốc số liệu, giờ Việt Nam
             */
            cutAt: string;
            /**
             * Format: date-time
             * @description Ban hành, giờ Việt Nam
             */
            issuedAt: string;
            /** @description Là bản đính chính */
            corrects: boolean;
            /** @description Lý do đính chính */
            reason: string;
            /** @description SHA-256 của mô hình đã lưu */
            hash: string;
        };
        IssuedReportList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            data: components["schemas"]["IssuedReport"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        ReportFigure: {
            /** @description Tên trong câu của báo cáo; không đổi giữa các bản */
            key: string;
            /** @description Tên số liệu */
            name: string;
            /**
             * @description Chỉ tiêu, xem trang định nghĩa
             * @enum {string}
             */
            indicator: "schools" | "schools_joined" | "schools_zero" | "schools_joined_rate" | "roll" | "people" | "outside" | "turns" | "rate" | "accounts" | "full_marks" | "mean" | "lessons" | "sessions" | "classes_taught" | "schools_taught" | "present" | "begun" | "finished" | "finishes";
            /**
             * @description count = số đếm, percent = phần trăm, mean = điểm trung bình
             * @enum {string}
             */
            kind: "count" | "percent" | "mean";
            /** @description Giá trị; null ghi “–” trong báo cáo */
            value: number | null;
            /** @description Tử số */
            numerator: number | null;
            /** @description Mẫu số */
            denominator: number | null;
            /** @description Bảng có các dòng phía sau */
            table: string | null;
        };
        ReportFigureList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            /** @description Mã báo cáo */
            report: string;
            /** @description Số của bản, từ 1 */
            version: number;
            /**
             * Format: date-time
             * @description Mốc số liệu, giờ Việt Nam
             */
            cutAt: string;
            /** @description SHA-256 của mô hình đã lưu */
            hash: string;
            data: components["schemas"]["ReportFigure"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        ReportTable: {
            /** @description Mã bảng */
            id: string;
            /** @description Tên bảng */
            caption: string;
            /** @description Số dòng, không kể dòng tổng */
            rows: number;
        };
        ReportTableList: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            /** @description Mã báo cáo */
            report: string;
            /** @description Số của bản, từ 1 */
            version: number;
            /**
             * Format: date-time
             * @description Mốc số liệu, giờ Việt Nam
             */
            cutAt: string;
            /** @description SHA-256 của mô hình đã lưu */
            hash: string;
            data: components["schemas"]["ReportTable"][];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        ReportTableRows: {
            /**
             * Format: date-time
             * @description Số liệu tính đến lúc này, giờ Việt Nam
             */
            asOf: string;
            /** @description Mã báo cáo */
            report: string;
            /** @description Số của bản, từ 1 */
            version: number;
            /**
             * Format: date-time
             * @description Mốc số liệu, giờ Việt Nam
             */
            cutAt: string;
            /** @description SHA-256 của mô hình đã lưu */
            hash: string;
            /** @description Mã bảng */
            table: string;
            /** @description Tên bảng */
            caption: string;
            /** @description Các cột theo thứ tự: key, tên, loại, chỉ tiêu */
            columns: {
                key: string;
                header: string;
                /** @enum {string} */
                kind: "count" | "percent" | "mean" | "index" | "code" | "text";
                indicator: ("schools" | "schools_joined" | "schools_zero" | "schools_joined_rate" | "roll" | "people" | "outside" | "turns" | "rate" | "accounts" | "full_marks" | "mean" | "lessons" | "sessions" | "classes_taught" | "schools_taught" | "present" | "begun" | "finished" | "finishes") | null;
            }[];
            /** @description Ghi chú dưới bảng */
            notes: string[];
            /** @description Dòng tổng cộng */
            total: {
                [key: string]: string | number | null;
            } | null;
            /** @description Mỗi dòng theo key của cột */
            data: {
                [key: string]: string | number | null;
            }[];
            /** @description Địa chỉ của trang sau; null là trang cuối */
            next: string | null;
        };
        Problem: {
            /** @description Loại lỗi, không bao giờ đổi */
            type: string;
            title: string;
            status: number;
            /** @description Sai gì, làm gì */
            detail: string;
            /** @description Mã lỗi, có trong nhật ký của máy chủ */
            instance: string;
            errors?: {
                parameter: string;
                detail: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Dấu của số liệu; gửi lại trong If-None-Match để chỉ nhận khi số liệu đã đổi */
        ETag: string;
        /** @description Trang sau, rel="next" */
        Link: string;
        /** @description Số liệu tính đến lúc này, cũng có cho CSV */
        "As-Of": string;
        /** @description Số lần hỏi (q) trong số giây (w) */
        "RateLimit-Policy": string;
        /** @description Còn lại bao nhiêu lần (r), bao nhiêu giây nữa tính lại (t) */
        RateLimit: string;
        /** @description Số lần hỏi trong một cửa sổ */
        "RateLimit-Limit": number;
        /** @description Còn lại bao nhiêu lần */
        "RateLimit-Remaining": number;
        /** @description Bao nhiêu giây nữa tính lại */
        "RateLimit-Reset": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listUnits: {
        parameters: {
            query?: {
                /** @description Chỉ lấy đơn vị này và các đơn vị bên dưới nó */
                under?: string;
                /** @description Chỉ lấy một loại: area = địa bàn, school = trường, class = lớp, branch = tổ chức Đoàn, Đội, other = khác */
                role?: "area" | "school" | "class" | "branch" | "other";
                /** @description Chỉ lấy một loại đơn vị, bằng mã loại (kind) */
                kind?: string;
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Danh mục đơn vị */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "data": [
                     *         {
                     *           "id": "01KA0000000000000000000201",
                     *           "codeScheme": "school",
                     *           "code": "54/001",
                     *           "name": "THPT Sông Mẫu",
                     *           "kind": "high-school",
                     *           "kindLabel": "Trường THPT",
                     *           "role": "school",
                     *           "validFrom": "2025-07-01",
                     *           "validTo": null,
                     *           "parents": [
                     *             {
                     *               "tree": "state",
                     *               "unit": "01KA0000000000000000000101"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["UnitList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã (id) của đơn vị */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một đơn vị */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "data": {
                     *         "id": "01KA0000000000000000000201",
                     *         "codeScheme": "school",
                     *         "code": "54/001",
                     *         "name": "THPT Sông Mẫu",
                     *         "kind": "high-school",
                     *         "kindLabel": "Trường THPT",
                     *         "role": "school",
                     *         "validFrom": "2025-07-01",
                     *         "validTo": null,
                     *         "parents": [
                     *           {
                     *             "tree": "state",
                     *             "unit": "01KA0000000000000000000101"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnitAnswer"];
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContests: {
        parameters: {
            query?: {
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các cuộc thi */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "data": [
                     *         {
                     *           "id": "01KA0000000000000000000301",
                     *           "slug": "tim-hieu-asean-2026",
                     *           "title": "Tìm hiểu ASEAN năm 2026",
                     *           "unit": "01KA0000000000000000000091",
                     *           "announcedAt": "2026-11-01T07:00:00.000+07:00",
                     *           "rollAt": "2026-11-16T08:00:00.000+07:00",
                     *           "board": "issued",
                     *           "edition": 2,
                     *           "editionKind": "final",
                     *           "rounds": [
                     *             {
                     *               "id": "01KA0000000000000000000401",
                     *               "title": "Vòng 1",
                     *               "opensAt": "2026-11-16T08:00:00.000+07:00",
                     *               "closesAt": "2026-11-26T08:00:00.000+07:00",
                     *               "phase": "closed"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContestList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Mã (id) của cuộc thi */
                contest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một cuộc thi */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "data": {
                     *         "id": "01KA0000000000000000000301",
                     *         "slug": "tim-hieu-asean-2026",
                     *         "title": "Tìm hiểu ASEAN năm 2026",
                     *         "unit": "01KA0000000000000000000091",
                     *         "announcedAt": "2026-11-01T07:00:00.000+07:00",
                     *         "rollAt": "2026-11-16T08:00:00.000+07:00",
                     *         "board": "issued",
                     *         "edition": 2,
                     *         "editionKind": "final",
                     *         "rounds": [
                     *           {
                     *             "id": "01KA0000000000000000000401",
                     *             "title": "Vòng 1",
                     *             "opensAt": "2026-11-16T08:00:00.000+07:00",
                     *             "closesAt": "2026-11-26T08:00:00.000+07:00",
                     *             "phase": "closed"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ContestAnswer"];
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listParticipation: {
        parameters: {
            query: {
                /** @description Mã (id) của cuộc thi */
                contest: string;
                /** @description Mã (id) của vòng; không ghi là vòng mở gần nhất */
                round?: string;
                /** @description Mã (id) của một đơn vị; không ghi là đơn vị của mã truy cập */
                unit?: string;
                /** @description Chia theo đơn vị nào: schools = Trường; areas = Xã, phường, đặc khu; former-districts = Huyện, thị xã, thành phố cũ; clusters = Cụm trường; unions = Đoàn xã, phường, trực thuộc; school-unions = Đoàn trường, liên đội; branches = Chi đoàn, chi đội; classes = Lớp */
                by?: "schools" | "areas" | "former-districts" | "clusters" | "unions" | "school-unions" | "branches" | "classes";
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Số liệu dự thi theo đơn vị */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "contest": "01KA0000000000000000000301",
                     *       "round": "01KA0000000000000000000401",
                     *       "edition": null,
                     *       "by": "schools",
                     *       "unit": {
                     *         "unit": "01KA0000000000000000000101",
                     *         "code": "30307",
                     *         "name": "Phường Mẫu",
                     *         "kindLabel": "Phường",
                     *         "people": 412,
                     *         "outside": 3,
                     *         "turns": 655,
                     *         "fullMarks": 21,
                     *         "roll": 818,
                     *         "rate": 50.4
                     *       },
                     *       "accounts": 640,
                     *       "rollAt": "2026-11-16T08:00:00.000+07:00",
                     *       "total": {
                     *         "units": 1,
                     *         "unitsWithoutAnybody": 0,
                     *         "people": 412,
                     *         "outside": 3,
                     *         "turns": 655,
                     *         "fullMarks": 21,
                     *         "roll": 818,
                     *         "rate": 50.4
                     *       },
                     *       "data": [
                     *         {
                     *           "unit": "01KA0000000000000000000201",
                     *           "code": "54/001",
                     *           "name": "THPT Sông Mẫu",
                     *           "kindLabel": "Trường THPT",
                     *           "people": 412,
                     *           "outside": 3,
                     *           "turns": 655,
                     *           "fullMarks": 21,
                     *           "roll": 818,
                     *           "rate": 50.4
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ParticipationList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Số liệu đã sang bản khác; Bảng đang được chốt */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listParticipationDays: {
        parameters: {
            query: {
                /** @description Mã (id) của cuộc thi */
                contest: string;
                /** @description Mã (id) của vòng; không ghi là vòng mở gần nhất */
                round?: string;
                /** @description Mã (id) của một đơn vị; không ghi là đơn vị của mã truy cập */
                unit?: string;
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Số liệu dự thi theo ngày */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "contest": "01KA0000000000000000000301",
                     *       "round": "01KA0000000000000000000401",
                     *       "edition": null,
                     *       "unit": "01KA0000000000000000000201",
                     *       "data": [
                     *         {
                     *           "day": "2026-11-16",
                     *           "people": 120,
                     *           "turns": 150,
                     *           "peopleSoFar": 120
                     *         },
                     *         {
                     *           "day": "2026-11-17",
                     *           "people": 88,
                     *           "turns": 140,
                     *           "peopleSoFar": 208
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ParticipationDayList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Số liệu đã sang bản khác; Bảng đang được chốt */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLessons: {
        parameters: {
            query?: {
                /** @description Mã (id) của một đơn vị; không ghi là đơn vị của mã truy cập */
                unit?: string;
                /** @description year = năm học này đến hôm nay, month = tháng này, all = từ trước đến nay */
                period?: "year" | "month" | "all";
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Từng bài học trong một đơn vị */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "unit": "01KA0000000000000000000201",
                     *       "period": "year",
                     *       "lastDay": "2026-11-30",
                     *       "data": [
                     *         {
                     *           "lesson": "asean-la-gi",
                     *           "title": "ASEAN là gì",
                     *           "pillar": "common",
                     *           "taught": 12,
                     *           "present": 468,
                     *           "finished": 230
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["LessonList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLessonCoverage: {
        parameters: {
            query?: {
                /** @description Mã (id) của một đơn vị; không ghi là đơn vị của mã truy cập */
                unit?: string;
                /** @description year = năm học này đến hôm nay, month = tháng này, all = từ trước đến nay */
                period?: "year" | "month" | "all";
                /** @description Chia theo đơn vị nào: schools = Trường; areas = Xã, phường, đặc khu; former-districts = Huyện, thị xã, thành phố cũ; clusters = Cụm trường; unions = Đoàn xã, phường, trực thuộc; school-unions = Đoàn trường, liên đội; branches = Chi đoàn, chi đội; classes = Lớp */
                by?: "schools" | "areas" | "former-districts" | "clusters" | "unions" | "school-unions" | "branches" | "classes";
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bài học theo đơn vị */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "unit": "01KA0000000000000000000101",
                     *       "period": "year",
                     *       "lastDay": "2026-11-30",
                     *       "by": "schools",
                     *       "data": [
                     *         {
                     *           "unit": "01KA0000000000000000000201",
                     *           "code": "54/001",
                     *           "name": "THPT Sông Mẫu",
                     *           "kindLabel": "Trường THPT",
                     *           "people": 818,
                     *           "groups": 24,
                     *           "taughtGroups": 18,
                     *           "taughtLessons": 9,
                     *           "taughtTimes": 51,
                     *           "learners": 302,
                     *           "finished": 1120
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["LessonCoverageList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBoard: {
        parameters: {
            query?: {
                /** @description Mã (id) của vòng, hoặc overall là chung cuộc; không ghi là vòng mở gần nhất */
                round?: string;
                /** @description Xếp hạng đơn vị nào; không ghi là schools */
                by?: "schools" | "areas" | "former-districts" | "clusters" | "unions" | "school-unions" | "branches" | "classes";
                /** @description Xếp hạng các đơn vị dưới đơn vị nào; không ghi là đơn vị tổ chức */
                unit?: string;
                /** @description Công thức xếp hạng của cuộc thi; không ghi là công thức đầu trong thể lệ */
                formula?: "C1" | "C2" | "C4" | "C6" | "C7" | "BK";
                /** @description Nhóm quy mô trường, bằng id trong sizes; không ghi là nhóm đầu */
                size?: string;
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Mã (id) của cuộc thi */
                contest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bảng xếp hạng đơn vị */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "contest": "01KA0000000000000000000301",
                     *       "round": "01KA0000000000000000000401",
                     *       "by": "schools",
                     *       "unit": "01KA0000000000000000000091",
                     *       "formula": "C2",
                     *       "sizes": [],
                     *       "size": null,
                     *       "edition": 2,
                     *       "editionKind": "final",
                     *       "issuedAt": "2026-11-30T08:00:00.000+07:00",
                     *       "total": {
                     *         "participants": 415,
                     *         "people": 412,
                     *         "outside": 3,
                     *         "roll": 818,
                     *         "rate": 50.4,
                     *         "turns": 655,
                     *         "fullMarks": 21,
                     *         "mean": 17.25,
                     *         "scoreSum": null,
                     *         "top": null,
                     *         "topShare": null,
                     *         "points": null,
                     *         "bestMean": null
                     *       },
                     *       "data": [
                     *         {
                     *           "rank": 1,
                     *           "unit": "01KA0000000000000000000201",
                     *           "code": "54/001",
                     *           "name": "THPT Sông Mẫu",
                     *           "kindLabel": "Trường THPT",
                     *           "unranked": null,
                     *           "participants": 415,
                     *           "people": 412,
                     *           "outside": 3,
                     *           "roll": 818,
                     *           "rate": 50.4,
                     *           "turns": 655,
                     *           "fullMarks": 21,
                     *           "mean": 17.25,
                     *           "scoreSum": null,
                     *           "top": null,
                     *           "topShare": null,
                     *           "points": null,
                     *           "bestMean": null
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["Board"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Số liệu đã sang bản khác; Bảng đang được chốt */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 50; không ghi là 20 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các bản báo cáo đã ban hành */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-30T08:00:00.000+07:00",
                     *       "data": [
                     *         {
                     *           "id": "01KA0000000000000000000601",
                     *           "report": "01KA0000000000000000000501",
                     *           "version": 1,
                     *           "unit": "01KA0000000000000000000091",
                     *           "unitName": "Tỉnh Mẫu",
                     *           "subject": "Kết quả tuyên truyền, quảng bá ASEAN năm 2026",
                     *           "periodFrom": "2026-01-01",
                     *           "periodTo": "2026-12-31",
                     *           "cutAt": "2026-11-27T17:00:00.000+07:00",
                     *           "issuedAt": "2026-11-28T09:00:00.000+07:00",
                     *           "corrects": false,
                     *           "reason": "",
                     *           "hash": "q2y0V0w1mJ1mVYJp0y3Jq4JrK2cM2mSxH7l5uWf3b0k"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedReportList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReportFigures: {
        parameters: {
            query?: {
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Mã báo cáo (report) */
                report: string;
                /** @description Số của bản đã ban hành (version) */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Số liệu của một bản báo cáo */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-27T17:00:00.000+07:00",
                     *       "report": "01KA0000000000000000000501",
                     *       "version": 1,
                     *       "cutAt": "2026-11-27T17:00:00.000+07:00",
                     *       "hash": "q2y0V0w1mJ1mVYJp0y3Jq4JrK2cM2mSxH7l5uWf3b0k",
                     *       "data": [
                     *         {
                     *           "key": "c1.rate",
                     *           "name": "Tỷ lệ dự thi",
                     *           "indicator": "rate",
                     *           "kind": "percent",
                     *           "value": 50.4,
                     *           "numerator": 412,
                     *           "denominator": 818,
                     *           "table": "c1.units"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ReportFigureList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReportTables: {
        parameters: {
            query?: {
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Mã báo cáo (report) */
                report: string;
                /** @description Số của bản đã ban hành (version) */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các bảng của một bản báo cáo */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-27T17:00:00.000+07:00",
                     *       "report": "01KA0000000000000000000501",
                     *       "version": 1,
                     *       "cutAt": "2026-11-27T17:00:00.000+07:00",
                     *       "hash": "q2y0V0w1mJ1mVYJp0y3Jq4JrK2cM2mSxH7l5uWf3b0k",
                     *       "data": [
                     *         {
                     *           "id": "c1.units",
                     *           "caption": "Kết quả theo trường",
                     *           "rows": 30
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ReportTableList"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReportTableRows: {
        parameters: {
            query?: {
                /** @description Số dòng nhiều nhất của một trang, từ 1 đến 1000; không ghi là 200 */
                limit?: number;
                /** @description Con trỏ lấy từ next của trang trước; không ghi là trang đầu */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Mã báo cáo (report) */
                report: string;
                /** @description Số của bản đã ban hành (version) */
                version: string;
                /** @description Mã bảng */
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các dòng của một bảng báo cáo */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "As-Of": components["headers"]["As-Of"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-27T17:00:00.000+07:00",
                     *       "report": "01KA0000000000000000000501",
                     *       "version": 1,
                     *       "cutAt": "2026-11-27T17:00:00.000+07:00",
                     *       "hash": "q2y0V0w1mJ1mVYJp0y3Jq4JrK2cM2mSxH7l5uWf3b0k",
                     *       "table": "c1.units",
                     *       "caption": "Kết quả theo trường",
                     *       "columns": [
                     *         {
                     *           "key": "index",
                     *           "header": "STT",
                     *           "kind": "index",
                     *           "indicator": null
                     *         },
                     *         {
                     *           "key": "code",
                     *           "header": "Mã",
                     *           "kind": "code",
                     *           "indicator": null
                     *         },
                     *         {
                     *           "key": "name",
                     *           "header": "Trường",
                     *           "kind": "text",
                     *           "indicator": null
                     *         },
                     *         {
                     *           "key": "people",
                     *           "header": "Người dự thi",
                     *           "kind": "count",
                     *           "indicator": "people"
                     *         },
                     *         {
                     *           "key": "note",
                     *           "header": "Ghi chú",
                     *           "kind": "text",
                     *           "indicator": null
                     *         }
                     *       ],
                     *       "notes": [],
                     *       "total": {
                     *         "index": null,
                     *         "code": null,
                     *         "name": "Tổng cộng",
                     *         "people": 412,
                     *         "note": null
                     *       },
                     *       "data": [
                     *         {
                     *           "index": 1,
                     *           "code": "54/001",
                     *           "name": "THPT Sông Mẫu",
                     *           "people": 412,
                     *           "note": ""
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ReportTableRows"];
                    "text/csv": string;
                };
            };
            /** @description Số liệu không đổi so với ETag đã gửi */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tham số không đúng; Con trỏ trang không đúng */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Thiếu mã truy cập; Mã truy cập không đúng; Mã truy cập hết hạn; Mã truy cập đã bị thu hồi */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Mã truy cập không có quyền này */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Không có dạng này */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Hỏi quá dày */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lỗi ở máy chủ */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Máy chủ đang bận */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
